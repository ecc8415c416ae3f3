import { Link } from "@navikt/ds-react";

/** A telephone number that can be called: shown as it is written, called without its spaces. */
export function PhoneLink({ number }: { number: string }) {
  return <Link href={`tel:${number.replace(/\s/g, "")}`}>{number}</Link>;
}

/** An address that can be written to. */
export function MailLink({ address }: { address: string }) {
  return <Link href={`mailto:${address}`}>{address}</Link>;
}
