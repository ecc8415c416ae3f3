import { conflictOf, type ProblemError } from "../../api/problem";
import { useFormFaults } from "../../parts/FormFaults";
import { useUndo, type Offer } from "../../parts/UndoToast";
import type { File } from "./dialogs";
import { useFileAct } from "./useFileAct";

/**
 * What the forms over a participant's file have in common: one write, what somebody else has saved first, and the faults.
 * `dialog` is for a FormDialog, `conflict` for the ConflictDialog that it becomes when there is something `newest`.
 */
export function useFileForm<Asked, Newest = File>(
  file: Pick<File, "id">,
  {
    write,
    newestOf,
    pointers = [],
    saved,
    onClose,
  }: {
    write: (asked: Asked, key: string) => Promise<File>;
    /** The thing that the form is about, in the file as it stands now; nothing where it is gone. */
    newestOf: (file: File) => Newest | undefined;
    /** The form's fields, as the server names them. */
    pointers?: readonly string[];
    /** What is told when it is done. */
    saved: (file: File) => Offer;
    onClose: () => void;
  },
) {
  const tell = useUndo();
  const { mutate, isPending, error, reset } = useFileAct(file.id, write, (after) => {
    tell(saved(after));
    onClose();
  });
  const newest = newestIn(error, newestOf);
  const faults = useFormFaults(pointers, newest ? null : error);
  return {
    save: mutate,
    newest,
    faults,
    dialog: { busy: isPending, onClose, summary: faults.summary },
    conflict: { busy: isPending, onCancel: reset },
  };
}

/** What somebody else saved first, where that is what went wrong. */
export function newestIn<Newest>(
  error: ProblemError | null,
  newestOf: (file: File) => Newest | undefined,
): Newest | null {
  const file = conflictOf<File>(error);
  return (file && newestOf(file)) ?? null;
}
