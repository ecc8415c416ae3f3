import { answer, api, keyHeader, type Schemas } from "../../api/client";
import { onForget } from "../../api/session";

export const mostBytes = 64 * 1024 * 1024;

/**
 * The files that were read in on this page, by import: a preview that has become old can be made anew without choosing
 * the file again. Only in memory, for they are about people.
 */
const files = new Map<string, File>();
onForget(() => files.clear());

export function fileOf(importId: string): File | undefined {
  return files.get(importId);
}

export interface AskedImport {
  file: File;
  contract: string | null;
  /** Whose history it is, in a file that does not say. */
  participation?: string;
  /** Two tries at one file are told apart from two files by these; a File has no text of its own. */
  name: string;
  size: number;
  changed: number;
}

export function asked(file: File, contract: string | null): AskedImport {
  return { file, contract, name: file.name, size: file.size, changed: file.lastModified };
}

/** Sends a file as it is; what comes back is a preview, or an import that cannot be used and says why. */
export async function readIn(
  { file, contract, participation }: AskedImport,
  key: string,
): Promise<Schemas["ImportView"]> {
  const view = await answer(
    api.POST("/api/imports", {
      params: {
        header: { ...keyHeader(key), "X-File-Name": encodeURIComponent(file.name) },
        query: { contract: contract ?? undefined, participation },
      },
      headers: { "Content-Type": "application/octet-stream" },
      // The generated type has a binary body as text; it is sent as the bytes it is.
      body: file as unknown as string,
      bodySerializer: (body) => body as unknown as File,
    }),
  );
  files.set(view.id, file);
  return view;
}
