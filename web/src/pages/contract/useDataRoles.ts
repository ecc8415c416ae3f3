import { useTexts } from "../../texts";

/** Controller or processor: the two the domain knows in words. */
export function useDataRoles() {
  const t = useTexts("term");
  return (["controller", "processor"] as const).map((code) => ({ code, text: t(`data_role.${code}`) }));
}
