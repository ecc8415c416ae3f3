import { Button, type ButtonProps } from "@navikt/ds-react";
import { Link, type LinkProps } from "react-router-dom";

/**
 * A way to another page that looks like a button. It is a link all the same: it can be opened in a new window, and a
 * screen reader says that it leads somewhere. (Aksel gives whatever it draws as a button that role as well.)
 */
export function LinkButton(
  props: Pick<ButtonProps, "size" | "variant" | "icon" | "className" | "children"> &
    Pick<LinkProps, "to" | "replace"> & { "aria-keyshortcuts"?: string },
) {
  // A link is followed by Enter; the space bar scrolls the page.
  return <Button as={Link} role={undefined} onKeyUp={(event) => event.preventDefault()} {...props} />;
}
