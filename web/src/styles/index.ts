// The order is Aksel's own, without its fonts (see fonts.css).
import "@navikt/ds-css/dist/global/reset.css";
import "@navikt/ds-css/dist/global/tokens.css";
import "@navikt/ds-css/dist/global/baseline.css";
import "@navikt/ds-css/dist/global/print.css";
import "./fonts.css";
import "@navikt/ds-css/dist/components.css";
import "./phases.css";
import "./page.css";
