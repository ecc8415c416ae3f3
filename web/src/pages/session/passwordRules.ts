/** As the server demands; it looks at more (common passwords), and says so at the field. */
export const shortestPassword = 12;

/** What is wrong with a new password that can be told before asking the server. */
export function isTooShort(password: string): boolean {
  return [...password].length < shortestPassword;
}
