"""Every error that kg raises on purpose, drawn as a tree.

    KgError                       anything we foresaw; its text is one sentence with the fix in it
    ├── InputError                one input can't be read; the rest of the batch goes on
    │   ├── SourceError           an article file, folder or line is missing, empty, binary, too big ...
    │   └── ClaimsError           a claims file isn't what claims.schema.json describes
    ├── SettingError              an option, a parameter or a question's name is wrong; nothing was done
    ├── OntologyError             ontology/ or something generated from it is inconsistent: a fault of ours
    ├── ReaderError               the reader's model or a language model is missing or doesn't fit
    └── StoreError                a graph store can't be opened, read or written
        ├── StoreBusy             somebody else writes to it now; try again when they are done
        └── StoreDamaged          a file of the store is not what was written; the text names the file

The command line turns a KgError into its sentence and exit code 2 (or 1, where other inputs of the
batch were done); any other exception is a bug and shows its traceback.
"""


class KgError(Exception):
    """Base of all foreseen errors. Print ``str(error)`` to the user and go on or stop."""


class InputError(KgError):
    """One input was refused; skip it, count it and name it in the report."""


class SourceError(InputError):
    """An article can't be read; the text names the file and the fix."""


class ClaimsError(InputError):
    """A claims file or line is malformed; the text names the file, the line and the fix."""


class SettingError(KgError):
    """The caller asked for something that doesn't exist; correct the call."""


class OntologyError(KgError):
    """The vocabulary contradicts itself; mend ontology/ and regenerate."""


class ReaderError(KgError):
    """A model is missing or of another version; reinstall, or name another with ``--model``."""


class StoreError(KgError):
    """A store refused; nothing of the failed transaction was kept."""


class StoreBusy(StoreError):
    """Another process holds the store's single-writer lease; wait for it."""


class StoreDamaged(StoreError):
    """A store's file is damaged; build it again from claims.jsonl."""
