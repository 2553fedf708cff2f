"""The sentences of `log import`: what is wrong with file or map, why a request is not taken.

`import.count.*` says what a rule of docs/import.md did, `import.row.*` what became of rows.
"""

from __future__ import annotations

TABLE_IMPORT: dict[str, dict[str, str]] = {
    "import.map": {"en": "the map does not fit; {faults} faults, the first: {first}"},
    "import.map.hint": {"en": "docs/import.md lists the keys; contrib/maps has maps to copy"},
    "import.not-utf8": {"en": "{path} is not UTF-8: byte {at}; nothing was taken"},
    "import.not-utf8.hint": {"en": "save the file as UTF-8: iconv -f LATIN1 -t UTF-8 {path}"},
    "import.not-gzip": {"en": "{path} is packed, but damaged; nothing was taken"},
    "import.not-gzip.hint": {"en": "gzip -t {path}"},
    "import.not-csv": {"en": "{path} is no CSV at line {line}: {reason}; nothing was taken"},
    "import.not-csv.hint": {"en": "helpdeskctl log import FILE.csv --map FILE"},
    "import.empty": {"en": "{path} is empty: not even a line of headers"},
    "import.empty.hint": {"en": "helpdeskctl log import FILE.csv --map FILE"},
    "import.no-number": {"en": "the row has no number: nobody can say what it belongs to"},
    "import.no-time": {"en": "no row of {number} has a time that can be read"},
    "import.future": {"en": "{number} has a time in the future"},
    "import.year": {"en": "{number} was received before 2000 or after 2099"},
    "import.row.events": {"en": "became events"},
    "import.row.unchanged": {"en": "changed nothing that is kept"},
    "import.row.already": {"en": "belong to requests that are here already"},
    "import.row.refused": {"en": "belong to requests that were not taken"},
    "import.count.back-without-reopening": {
        "en": "a state goes back, but no reopening is counted: state left as it was"
    },
    "import.count.bad-time": {"en": "a time cannot be read: taken as missing"},
    "import.count.before-opening": {"en": "an update before the opening: put at the opening"},
    "import.count.closed-at-ignored": {
        "en": "the stated closing does not fit the rows: the row's time counts"
    },
    "import.count.closed-at-later": {
        "en": "the stated closing is later than its first row: the stated one counts"
    },
    "import.count.closed-without-resolved": {
        "en": "closed without being resolved: fulfilled at the stated time, else at the closing"
    },
    "import.count.emptied-group": {"en": "a group is emptied: the one before stays"},
    "import.count.emptied-owner": {"en": "an owner is emptied: the one before stays"},
    "import.count.end-ignored": {"en": "the stated end lies before the last update: still open"},
    "import.count.ended-by-column": {"en": "no row ends it: ended at the stated times"},
    "import.count.moved-within-team": {"en": "another group of the same team: a note"},
    "import.count.no-opened-at": {"en": "no time of opening: that of the first row"},
    "import.count.no-time": {"en": "no time of the update: that of the row before"},
    "import.count.nobody-named": {"en": "an event names nobody: recorded for 'unknown'"},
    "import.count.out-of-order": {"en": "rows out of order: sorted by time"},
    "import.count.priority-not-compared": {"en": "no priority to compare with"},
    "import.count.ragged-row": {"en": "too many or too few cells: cut, or filled with empty ones"},
    "import.count.reopened-without-state": {
        "en": "a reopening is counted, but no state goes back: no reopening"
    },
    "import.count.resolved-at-ignored": {
        "en": "the stated resolution does not fit the rows: the row's time counts"
    },
    "import.count.resolved-at-later": {
        "en": "the stated resolution is later than its first row: the stated one counts"
    },
    "import.count.unknown-state": {"en": "an unknown state: state left as it was"},
    "import.count.unknown-word": {"en": "an unknown word: taken as not said"},
}
