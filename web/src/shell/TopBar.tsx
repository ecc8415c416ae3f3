import { MagnifyingGlassIcon, MenuHamburgerIcon, NotePencilIcon } from "@navikt/aksel-icons";
import { Button, Dialog } from "@navikt/ds-react";
import { useState } from "react";
import { Link, matchPath, NavLink, useLocation, useNavigate } from "react-router-dom";
import { useSession } from "../api/session";
import { LinkButton } from "../parts/LinkButton";
import { Mark } from "../parts/Mark";
import { useTexts } from "../texts";
import { menuOf, pageRoutes, type PageRoute } from "./routes";
import { paths } from "./paths";
import { SearchField } from "./SearchField";
import style from "./TopBar.module.css";
import { UserChoices, UserMenu } from "./UserMenu";
import { useShortcut } from "./useShortcut";

const staffRoles = ["consultant", "leader", "administrator"];

/** The participation that the page in sight is about, so that a new note is about the same person. */
function useParticipationInSight(): string | undefined {
  const { pathname } = useLocation();
  return matchPath("/participants/:participation/*", pathname)?.params.participation;
}

function MenuLinks({ entries, onGo }: { entries: PageRoute[]; onGo?: () => void }) {
  const t = useTexts("menu");
  return (
    <ul className={style.links}>
      {entries.map((entry) => (
        <li key={entry.path}>
          <NavLink
            to={entry.path}
            // A page within another's address ("/me/notes" in "/me") has an entry of its own.
            end={entries.some((other) => other.path.startsWith(`${entry.path}/`))}
            className={style.link}
            onClick={onGo}
          >
            {entry.menu && t(entry.menu.text)}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

export function TopBar() {
  const t = useTexts("shell");
  const { role } = useSession();
  const entries = menuOf(role);
  const [menuOpen, setMenuOpen] = useState(false);
  const [searchOpen, setSearchOpen] = useState(false);
  const navigate = useNavigate();
  const about = useParticipationInSight();
  const isStaff = staffRoles.includes(role ?? "");
  const mayNote = pageRoutes.some(
    (route) => route.path === "/notes/new" && role && route.roles.includes(role),
  );
  useShortcut("n", () => void navigate(paths.newNote(about)), mayNote);

  return (
    <header className={style.header}>
      <div className={style.bar}>
        <Link to="/" className={style.brand}>
          <Mark />
          <span>{t("product")}</span>
        </Link>
        <div className={style.search} data-open={searchOpen || undefined}>
          {isStaff && <SearchField onDone={() => setSearchOpen(false)} />}
        </div>
        <div className={style.tools}>
          {isStaff && (
            <Button
              className={style.narrow}
              variant="tertiary"
              data-color="neutral"
              icon={<MagnifyingGlassIcon title={t("search.open")} />}
              aria-expanded={searchOpen}
              onClick={() => setSearchOpen((open) => !open)}
            />
          )}
          {mayNote && (
            <LinkButton
              to={paths.newNote(about)}
              size="small"
              className={style.note}
              icon={<NotePencilIcon aria-hidden />}
              aria-keyshortcuts="n"
            >
              {t("new_note")}
            </LinkButton>
          )}
          <span className={style.wide}>
            <UserMenu />
          </span>
          <Dialog open={menuOpen} onOpenChange={setMenuOpen}>
            <Dialog.Trigger>
              <Button
                className={style.narrow}
                variant="tertiary"
                data-color="neutral"
                icon={<MenuHamburgerIcon title={t("menu")} />}
              />
            </Dialog.Trigger>
            <Dialog.Popup position="right" width="20rem" className={style.drawer}>
              <Dialog.Header>
                <Dialog.Title>{t("menu")}</Dialog.Title>
              </Dialog.Header>
              <Dialog.Body>
                {entries.length > 1 && (
                  <nav aria-label={t("main_menu")} className={style.drawerLinks}>
                    <MenuLinks entries={entries} onGo={() => setMenuOpen(false)} />
                  </nav>
                )}
                <UserChoices onGo={() => setMenuOpen(false)} />
              </Dialog.Body>
            </Dialog.Popup>
          </Dialog>
        </div>
      </div>
      {entries.length > 1 && (
        <nav aria-label={t("main_menu")} className={style.row}>
          <MenuLinks entries={entries} />
        </nav>
      )}
    </header>
  );
}
