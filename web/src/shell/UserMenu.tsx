import { ChevronDownIcon, LeaveIcon } from "@navikt/aksel-icons";
import { ActionMenu, Button, Label, Radio, RadioGroup, Switch, VStack } from "@navikt/ds-react";
import { useNavigate } from "react-router-dom";
import { useChooseLanguage, useChooseRole, useSession, useSignOut, type Role } from "../api/session";
import { languages, useTexts, type Language } from "../texts";
import { languageNames } from "./LanguageChoice";
import { paths } from "./paths";
import { useShortcutsOn, useTheme, type Theme } from "./preferences";
import style from "./UserMenu.module.css";

const themes = ["light", "dark"] as const;

/** What can be chosen about myself, wherever it is shown. */
function useChoices(onGo?: () => void) {
  const session = useSession();
  const navigate = useNavigate();
  const chooseRole = useChooseRole();
  const chooseLanguage = useChooseLanguage();
  const signOut = useSignOut();
  const { theme, chooseTheme } = useTheme();
  const shortcuts = useShortcutsOn();
  return {
    session,
    theme,
    shortcuts,
    pickRole: async (role: Role) => {
      await chooseRole.mutateAsync(role);
      onGo?.();
      void navigate("/");
    },
    pickLanguage: (language: Language) => chooseLanguage.mutate(language),
    pickTheme: (chosen: Theme) => chooseTheme(chosen),
    openAccount: () => {
      onGo?.();
      void navigate(paths.account());
    },
    leave: async () => {
      await signOut.mutateAsync();
      void navigate("/");
    },
  };
}

/** Who I am and in which role, in the top bar of a wide screen. */
export function UserMenu() {
  const t = useTexts("shell");
  const choices = useChoices();
  const { session } = choices;
  return (
    <ActionMenu>
      <ActionMenu.Trigger>
        <Button
          variant="tertiary"
          data-color="neutral"
          size="small"
          iconPosition="right"
          icon={<ChevronDownIcon aria-hidden />}
        >
          <span className={style.who}>
            <span className={style.name}>{session.name}</span>
            {session.role && <span className={style.role}>{t(`roles.${session.role}`)}</span>}
          </span>
        </Button>
      </ActionMenu.Trigger>
      <ActionMenu.Content align="end">
        {session.roles.length > 1 && (
          <>
            <ActionMenu.RadioGroup
              label={t("role")}
              value={session.role ?? ""}
              onValueChange={(role) => void choices.pickRole(role as Role)}
            >
              {session.roles.map((role) => (
                <ActionMenu.RadioItem key={role} value={role}>
                  {t(`roles.${role}`)}
                </ActionMenu.RadioItem>
              ))}
            </ActionMenu.RadioGroup>
            <ActionMenu.Divider />
          </>
        )}
        <ActionMenu.RadioGroup
          label={t("language")}
          value={session.language}
          onValueChange={(language) => choices.pickLanguage(language as Language)}
        >
          {languages.map((language) => (
            <ActionMenu.RadioItem key={language} value={language} lang={language}>
              {languageNames[language]}
            </ActionMenu.RadioItem>
          ))}
        </ActionMenu.RadioGroup>
        <ActionMenu.Divider />
        <ActionMenu.RadioGroup
          label={t("theme.label")}
          value={choices.theme}
          onValueChange={(theme) => choices.pickTheme(theme as Theme)}
        >
          {themes.map((theme) => (
            <ActionMenu.RadioItem key={theme} value={theme}>
              {t(`theme.${theme}`)}
            </ActionMenu.RadioItem>
          ))}
        </ActionMenu.RadioGroup>
        <ActionMenu.CheckboxItem
          checked={choices.shortcuts.on}
          onCheckedChange={() => choices.shortcuts.turn(!choices.shortcuts.on)}
        >
          {t("shortcuts")}
        </ActionMenu.CheckboxItem>
        <ActionMenu.Divider />
        <ActionMenu.Group aria-label={t("account")}>
          <ActionMenu.Item onSelect={choices.openAccount}>{t("account")}</ActionMenu.Item>
          <ActionMenu.Item icon={<LeaveIcon aria-hidden />} onSelect={() => void choices.leave()}>
            {t("sign_out")}
          </ActionMenu.Item>
        </ActionMenu.Group>
      </ActionMenu.Content>
    </ActionMenu>
  );
}

/** The same choices as a list, in the drawer of a narrow screen. */
export function UserChoices({ onGo }: { onGo: () => void }) {
  const t = useTexts("shell");
  const choices = useChoices(onGo);
  const { session } = choices;
  return (
    <VStack gap="space-24">
      <div>
        <Label as="p">{session.name}</Label>
        {session.role && <p className={style.role}>{t(`roles.${session.role}`)}</p>}
      </div>
      {session.roles.length > 1 && (
        <RadioGroup
          legend={t("role")}
          size="small"
          value={session.role ?? ""}
          onChange={(role: Role) => void choices.pickRole(role)}
        >
          {session.roles.map((role) => (
            <Radio key={role} value={role}>
              {t(`roles.${role}`)}
            </Radio>
          ))}
        </RadioGroup>
      )}
      <RadioGroup
        legend={t("language")}
        size="small"
        value={session.language}
        onChange={(language: Language) => choices.pickLanguage(language)}
      >
        {languages.map((language) => (
          <Radio key={language} value={language} lang={language}>
            {languageNames[language]}
          </Radio>
        ))}
      </RadioGroup>
      <Switch
        size="small"
        checked={choices.theme === "dark"}
        onChange={(event) => choices.pickTheme(event.target.checked ? "dark" : "light")}
      >
        {t("theme.dark")}
      </Switch>
      <VStack gap="space-8" align="start">
        <Button variant="secondary" size="small" onClick={choices.openAccount}>
          {t("account")}
        </Button>
        <Button
          variant="tertiary"
          size="small"
          icon={<LeaveIcon aria-hidden />}
          onClick={() => void choices.leave()}
        >
          {t("sign_out")}
        </Button>
      </VStack>
    </VStack>
  );
}
