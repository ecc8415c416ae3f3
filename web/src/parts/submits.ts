import type { FormEvent } from "react";

/** A form's sending: once every day typed in it can be read. Else nothing is sent, and the first that cannot has the focus. */
export function submits(send: () => void) {
  return (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const unread = event.currentTarget.querySelector<HTMLElement>("[data-unreadable]");
    if (unread) unread.focus();
    else send();
  };
}
