"""The sentences of `log import`: what is wrong with file or map, why a request is not taken.

`import.count.*` says what a rule of docs/import.md did, `import.row.*` what became of rows.
"""

from __future__ import annotations

TABLE_IMPORT: dict[str, dict[str, str]] = {
    "import.map": {"en": "the map does not fit; faults: {faults}, the first: {first}"},
    "import.map.hint": {"en": "docs/import.md lists the keys; contrib/maps has maps to copy"},
    "import.not-utf8": {"en": "{path} is not UTF-8: byte {at}; nothing was taken"},
    "import.not-utf8.hint": {"en": "save the file as UTF-8: iconv -f LATIN1 -t UTF-8 {path}"},
    "import.not-gzip": {"en": "{path} is packed, but damaged; nothing was taken"},
    "import.not-gzip.hint": {"en": "gzip -t {path}"},
    "import.not-csv": {"en": "{path} is no CSV at line {line}: {reason}; nothing was taken"},
    "import.not-csv.hint": {"en": "helpdeskctl log import FILE.csv --map FILE"},
    "import.empty": {"en": "{path} is empty: not even a line of headers"},
    "import.empty.hint": {"en": "helpdeskctl log import FILE.csv --map FILE"},
    "import.no-header": {"en": "none of the first {lines} lines of {path} looks like a header"},
    "import.no-header.hint": {"en": "docs/import.md says what a map is; contrib/maps has some"},
    "import.old-workbook": {"en": "{path} is a workbook of the old form (.xls)"},
    "import.old-workbook.hint": {"en": "save it as .xlsx or as CSV"},
    "import.not-workbook": {"en": "{path} is no workbook that can be read: {reason}"},
    "import.not-workbook.hint": {"en": "open it, and save it as .xlsx or as CSV"},
    "import.no-openpyxl": {"en": "{path} is a workbook, and openpyxl is not installed"},
    "import.no-openpyxl.hint": {"en": "pip install 'helpdeskctl[xlsx]'"},
    "import.no-sheet": {"en": "{path} has no sheet {sheet}; it has {known}"},
    "import.no-sheet.hint": {"en": "name one of them in the map: sheet: NAME"},
    "import.big-workbook": {"en": "{path} is too big to be read as a workbook"},
    "import.big-workbook.hint": {"en": "save the sheet as CSV"},
    "import.number-ours": {"en": "line {line}: {number} reads like a number of ours"},
    "import.number-ours.hint": {
        "en": "let the map put something before the old numbers: prefix: LOG-"
    },
    "import.draft-exists": {"en": "{path} is there already; a draft writes over nothing"},
    "import.draft-exists.hint": {"en": "helpdeskctl log import FILE --draft-map NEWFILE"},
    "import.draft-or-map": {"en": "either --map or --draft-map, not both"},
    "import.draft-or-map.hint": {"en": "helpdeskctl log import FILE --draft-map NEWFILE"},
    "import.drafted": {
        "en": "{draft}: {rows} rows were looked at, {to_fill_in} lines are to be filled in"
    },
    "import.sign": {
        "en": "file SHA-256 {source_sha256}\nagreed by ____________________ on ______________"
    },
    "import.sum.from": {"en": "the first receipt"},
    "import.sum.to": {"en": "the last receipt"},
    "import.sum.taken": {"en": "taken"},
    "import.sum.would": {"en": "would be taken"},
    "import.sum.open": {"en": "of them have not ended"},
    "import.sum.archived": {"en": "of them have ended"},
    "import.sum.already": {"en": "requests were here"},
    "import.sum.by-status": {"en": "of them stand so"},
    "import.sum.by-priority": {"en": "of them have this priority"},
    "import.sum.by-category": {"en": "of them are of this category"},
    "import.sum.refused": {"en": "not taken, see below"},
    "import.sum.rows": {"en": "in the file, of which"},
    "import.sum.breaks": {"en": "breaks this rule of the SOP, taken as history"},
    "import.sum.unknown": {"en": "rows say {word}, which the map does not know"},
    "import.sum.priority": {"en": "compared with what our rule computes"},
    "import.no-number": {"en": "the row has no number: nobody can say what it belongs to"},
    "import.no-time": {"en": "no row of {number} has a time that can be read"},
    "import.future": {"en": "{number} has a time in the future"},
    "import.year": {"en": "{number} was received before 2000 or after 2099"},
    "import.row.events": {"en": "became events"},
    "import.row.unchanged": {"en": "changed nothing that is kept"},
    "import.row.already": {"en": "belong to requests that are here already"},
    "import.row.refused": {"en": "belong to requests that were not taken"},
    "import.row.skipped": {"en": "are no requests: blank, totals, said before"},
    "import.count.back-without-reopening": {
        "en": "a state goes back, but no reopening is counted: state left as it was"
    },
    "import.count.bad-time": {"en": "a time cannot be read: taken as missing"},
    "import.count.before-opening": {"en": "an update before the opening: put at the opening"},
    "import.count.blank-row": {"en": "a line without any text: left out"},
    "import.count.closed-at-ignored": {
        "en": "the stated closing does not fit the rows: the row's time counts"
    },
    "import.count.closed-at-later": {
        "en": "the stated closing is later than its first row: the stated one counts"
    },
    "import.count.closed-before-resolved": {
        "en": "closed before it was resolved: closed when it was resolved"
    },
    "import.count.closed-without-resolved": {
        "en": "closed without being resolved: fulfilled at the stated time, else at the closing"
    },
    "import.count.duplicate-number": {
        "en": "a number stands a second time: another request, kept as NUMBER (2)"
    },
    "import.count.emptied-group": {"en": "a group is emptied: the one before stays"},
    "import.count.emptied-owner": {"en": "an owner is emptied: the one before stays"},
    "import.count.end-before-opening": {"en": "an end before the receipt: taken as missing"},
    "import.count.end-ignored": {
        "en": "the stated end does not fit the state or the rows: still open"
    },
    "import.count.ended-by-column": {"en": "no row ends it: ended at the stated times"},
    "import.count.ended-without-time": {
        "en": "ended, nobody says when: at the end of its last known day"
    },
    "import.count.factors-supposed": {
        "en": "impact or urgency not said: the service's, else the map's"
    },
    "import.count.moved-within-team": {"en": "another group of the same team: a note"},
    "import.count.no-opened-at": {"en": "no time of opening: the first time that is known"},
    "import.count.no-state": {"en": "no state: what the times say"},
    "import.count.no-time": {"en": "no time of the update: that of the row before"},
    "import.count.nobody-named": {"en": "an event names nobody: recorded for 'unknown'"},
    "import.count.numbered-by-line": {"en": "the log numbers nothing: numbered by its line"},
    "import.count.out-of-order": {"en": "rows out of order: sorted by time"},
    "import.count.owned-by-machine": {"en": "a program as owner: the owner before stays"},
    "import.count.priority-not-compared": {"en": "no priority to compare with"},
    "import.count.cut-text": {"en": "longer than the log keeps: cut"},
    "import.count.ragged-row": {"en": "too many or too few cells: cut, or filled with empty ones"},
    "import.count.reopened-without-state": {
        "en": "a reopening is counted, but no state goes back: no reopening"
    },
    "import.count.repeated-header": {"en": "the header again: left out"},
    "import.count.repeated-row": {"en": "the same row again: left out"},
    "import.count.resolved-at-ignored": {
        "en": "the stated resolution does not fit the rows: the row's time counts"
    },
    "import.count.resolved-at-later": {
        "en": "the stated resolution is later than its first row: the stated one counts"
    },
    "import.count.started-after-end": {"en": "taken up after its end: taken up at its end"},
    "import.count.taken-at-end": {"en": "nobody says when it was taken up: at its end"},
    "import.count.taken-at-receipt": {"en": "new, but judged: at its receipt"},
    "import.count.taken-without-time": {
        "en": "nobody says when it was taken up: at the end of its last known day"
    },
    "import.count.totals-row": {"en": "a line of totals: left out"},
    "import.count.unknown-state": {"en": "an unknown state: left as it was, or what the times say"},
    "import.count.unknown-word": {"en": "an unknown word: taken as not said"},
    "import.count.wait-ignored": {"en": "the time of a wait that is over: left out"},
}
