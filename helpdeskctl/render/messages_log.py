"""Sentences about the files of the log, reports and exports."""

from __future__ import annotations

_KEPT = "copy {path} away before anything else; the generation before it: {kept}"

LOG: dict[str, dict[str, str]] = {
    "log.busy": {"en": "the log is busy: process {pid} has held it for {seconds} s"},
    "log.busy.hint": {"en": "try again; nothing was changed"},
    "log.changed": {"en": "{path} changed under our hands; nothing was written"},
    "log.changed.hint": {"en": "try again"},
    "log.nospace": {"en": "no space to write {path}; nothing was changed"},
    "log.nospace.hint": {"en": "df -h {path}"},
    "log.readonly": {"en": "{path} cannot be written; nothing was changed"},
    "log.readonly.hint": {"en": "helpdeskctl doctor"},
    "log.write": {"en": "{path} could not be written ({reason}); nothing was changed"},
    "log.write.hint": {"en": "helpdeskctl doctor"},
    "log.unreadable": {"en": "{path} cannot be read: {reason}"},
    "log.unreadable.hint": {"en": "ls -l {path}"},
    "log.unconfirmed": {
        "en": "the change is written, but {path} could not be confirmed on disk ({reason})"
    },
    "log.unconfirmed.hint": {"en": "helpdeskctl show -; do not type it again before you looked"},
    "log.missing": {"en": "there is no log at {path}"},
    "log.missing.hint": {"en": "helpdeskctl init DIR"},
    "log.not-a-file": {"en": "{path} is not a file"},
    "log.not-a-file.hint": {"en": "ls -ld {path}"},
    "log.symlink": {"en": "{path} is a link; the log is kept in plain files only"},
    "log.symlink.hint": {"en": "ls -ld {path}"},
    "log.newer": {
        "en": "{path} was written by a newer helpdeskctl: schema {schema}, this one knows {ours}"
    },
    "log.newer.hint": {"en": "pip install --upgrade helpdeskctl"},
    "log.content": {"en": "what is kept as {name} in {path} is lost or altered"},
    "log.content.hint": {"en": "helpdeskctl log verify; bring the file back from a backup"},
    "log.not-personal": {"en": "{field} of event {event} holds nothing personal"},
    "log.not-personal.hint": {"en": "helpdeskctl show ID"},
    **{
        key: text
        for what, sentence in {
            "empty": "{path} is empty",
            "json": "{path} is torn or no JSON, at byte {at}",
            "torn": "{path} is torn, at byte {at}",
            "text": "{path} is not UTF-8, at byte {at}",
            "extra": "{path} has something after its end, at byte {at}",
            "duplicate": "{path} has the same key twice, at byte {at}",
            "nan": "{path} holds a number that is none, at byte {at}",
            "type": "{path} holds something else than requests, at byte {at}",
            "foreign": "{path} was written by another program",
            "edited": "{path} is not what was written: its checksum differs",
            "gone": "{path} is gone, although requests were kept in it",
        }.items()
        for key, text in (
            (f"log.damaged.{what}", {"en": f"{sentence}; nothing was changed"}),
            (f"log.damaged.{what}.hint", {"en": _KEPT}),
        )
    },
    "log.verify.shape": {"en": "what stands in {place} is no request"},
    "log.verify.summary": {"en": "the summary differs from the events in: {fields}"},
    "log.verify.open": {"en": "its mark open: {flag} differs from its events"},
    "log.verify.twice": {"en": "number {number} is also that of {other}"},
    "log.verify.counter": {"en": "number {number} is not below the counter {next}"},
    "log.verify.sequence": {"en": "its events are not numbered in order, from event {event} on"},
    "log.verify.chain": {"en": "event {event} is not what was recorded: the chain breaks there"},
    "log.verify.month": {"en": "it lies in the archive of {month}, where it does not belong"},
    "log.verify.copies": {"en": "its archived copy is no earlier state of it"},
    "log.verify.journal": {"en": "entry {entry} of the desk's journal is not what was recorded"},
    "import.no-file": {"en": "there is no file {path}"},
    "import.no-file.hint": {"en": "ls {path}"},
    "import.not-json": {"en": "that is no JSON: at byte {at}"},
    "import.not-json.hint": {"en": "helpdeskctl log import FILE.csv --map FILE"},
    "import.not-export": {"en": "that is no export of helpdeskctl"},
    "import.not-export.hint": {"en": "helpdeskctl log export --output FILE"},
    "import.not-empty": {"en": "an export is taken into an empty log only"},
    "import.not-empty.hint": {"en": "helpdeskctl init NEWDIR"},
    "import.bad-request": {"en": "request {place} of the export is damaged; nothing was taken"},
    "import.bad-request.hint": {"en": "make the export again: helpdeskctl log export"},
    "import.duplicate": {"en": "number {number} stands twice in the export; nothing was taken"},
    "import.duplicate.hint": {"en": "make the export again: helpdeskctl log export"},
    "report.both": {"en": "a period is a month, or two days; not both"},
    "report.both.hint": {"en": "helpdeskctl report recap --month 2026-10"},
    "report.half": {"en": "{missing} is missing: a period has a first and a last day"},
    "report.half.hint": {"en": "helpdeskctl report recap --from 2026-10-01 --to 2026-10-31"},
    "report.month": {"en": "'{text}' is not a month"},
    "report.month.hint": {"en": "helpdeskctl report recap --month 2026-10"},
    "report.order": {"en": "the period ends on {last}, before it begins on {first}"},
    "report.order.hint": {"en": "helpdeskctl report recap --from 2026-10-01 --to 2026-10-31"},
    "report.range": {"en": "'{text}' is not between {first} and {last}"},
    "report.range.hint": {"en": "helpdeskctl report recap --month 2026-10"},
}
