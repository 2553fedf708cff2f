"""The sentences themselves: key → language → text. A second language is a second entry a key."""

from __future__ import annotations

from helpdeskctl.render.messages_import import TABLE_IMPORT
from helpdeskctl.render.messages_log import LOG

Texts = dict[str, str]

_VALUES: dict[str, Texts] = {
    "usage": {"en": "{text}"},
    "usage.hint": {"en": "helpdeskctl {command} --help"},
    "option.missing": {"en": "{option} is missing"},
    "option.missing.hint": {"en": "helpdeskctl {command} --help"},
    "option.choice": {"en": "{option} is one of {known}, not '{value}'"},
    "option.choice.hint": {"en": "helpdeskctl {command} --help"},
    "stopped": {"en": "stopped, nothing was changed"},
    "bug": {"en": "this is a bug in helpdeskctl: {text}"},
    "bug.hint": {"en": "HELPDESKCTL_DEBUG=1 helpdeskctl … shows where; please report it"},
    "number.bad": {"en": "'{text}' is not the number of a request"},
    "number.bad.hint": {"en": "helpdeskctl list"},
    "number.no-last": {"en": "nothing here was last touched by {me}"},
    "number.no-last.hint": {"en": "helpdeskctl list"},
    "request.unknown": {"en": "there is no request {id}"},
    "request.unknown.hint": {"en": "helpdeskctl list"},
    "filter.field": {"en": "there is no filter '{field}'; there are {known}"},
    "filter.field.hint": {"en": "helpdeskctl list status:active owner:me is:late"},
    "filter.value": {"en": "'{field}:{value}' fits nothing; there are {known}"},
    "filter.value.hint": {"en": "helpdeskctl list status:active owner:me is:late"},
    "subject.empty": {"en": "a request needs a subject"},
    "subject.empty.hint": {"en": 'helpdeskctl open "Cannot print" --from budi'},
    "requester.empty": {"en": "a request needs somebody who asks"},
    "requester.empty.hint": {"en": 'helpdeskctl open "Cannot print" --from budi'},
    "unit.unknown": {"en": "there is no unit '{unit}'; did you mean {near}?"},
    "unit.unknown.hint": {"en": "helpdeskctl sla show"},
    "note.empty": {"en": "a note needs words"},
    "note.empty.hint": {"en": 'helpdeskctl note 42 "Waiting for the part" --to-requester'},
    "body.invalid": {"en": "the text is not UTF-8; the bytes that are not were replaced"},
    "cut.subject": {"en": "the subject has {length} characters; the first {most} are kept"},
    "cut.body": {"en": "the text has {length} characters; the first {most} are kept"},
    "file.unreadable": {"en": "cannot read {path}: {reason}"},
    "file.unreadable.hint": {"en": "ls -l {path}"},
    "file.unwritable": {"en": "cannot write {path}: {reason}"},
    "file.unwritable.hint": {"en": "ls -ld {path}"},
}

_TIMES: dict[str, Texts] = {
    "at.future": {"en": "'{text}' lies in the future"},
    "at.future.hint": {"en": "helpdeskctl … --at '09:30'"},
    "at.too-old": {"en": "'{text}' is more than {limit_s} ago"},
    "at.too-old.hint": {"en": "helpdeskctl … --at '{text}' --typed-late 'why only now'"},
    "at.before-act": {"en": "{id} was acted on after that, at {last}"},
    "at.before-act.hint": {"en": "helpdeskctl show {id}"},
    "at.late-met": {"en": "that time would turn a missed {clocks} of {id} into a met one"},
    "at.late-met.hint": {"en": "helpdeskctl … --at … --typed-late 'why only now'"},
    "when.iso": {"en": "'{text}' is not an instant with its offset"},
    "when.iso.hint": {"en": "write it as 2026-11-02T02:00:00Z"},
    "when.impossible": {"en": "'{text}' is not a time that exists"},
    "when.impossible.hint": {"en": "write it as '2026-11-02 09:15', '09:15' or '2h ago'"},
    "when.unknown": {"en": "'{text}' is not understood as a time"},
    "when.unknown.hint": {"en": "write it as '2026-11-02 09:15', '09:15' or '2h ago'"},
    "when.range": {"en": "'{text}' lies outside the years 1970 to 2199"},
    "when.range.hint": {"en": "check the year: 2026-11-02"},
    "when.date": {"en": "'{text}' is not a date"},
    "when.date.hint": {"en": "write it as 2026-11-02"},
    "when.month": {"en": "'{text}' is not a month"},
    "when.month.hint": {"en": "write it as 2026-11"},
    "when.weekday": {"en": "'{text}' names a weekday that {date} is not"},
    "when.weekday.hint": {"en": "leave the weekday out"},
    "when.gap": {"en": "'{text}' does not exist in {zone}: the clocks were put forward over it"},
    "when.gap.hint": {"en": "give the time with its offset: 2026-03-29T02:30+01:00"},
    "duration.unknown": {"en": "'{text}' is not a duration"},
    "duration.unknown.hint": {"en": "write it as 30m, 4h, 3d or '1d 4h'"},
    "duration.range": {"en": "'{text}' is no duration between a second and ten years"},
    "duration.range.hint": {"en": "write it as 30m, 4h, 3d or '1d 4h'"},
    "hours.beyond": {"en": "calendar '{name}' cannot be read that far away"},
    "hours.beyond.hint": {"en": "helpdeskctl sla show"},
    "hours.never-open": {"en": "calendar '{name}' is never open"},
    "hours.never-open.hint": {"en": "helpdeskctl sla show"},
    "hours.interval": {"en": "calendar '{name}' has hours that do not fit a day"},
    "hours.interval.hint": {"en": "helpdeskctl sla show"},
    "zone.unknown": {"en": "there is no time zone '{name}'"},
    "zone.unknown.hint": {"en": "write it as Asia/Jakarta"},
    "calendar.unknown": {"en": "there is no calendar '{name}'; there are {known}"},
    "calendar.unknown.hint": {"en": "helpdeskctl sla show"},
}

_DESK: dict[str, Texts] = {
    "desk.missing": {"en": "there is no desk at {path} or above"},
    "desk.missing.hint": {"en": "helpdeskctl init DIR makes one; --desk DIR names one"},
    "desk.copy": {
        "en": "{path} is a copy of the agreement, not a desk: requests are not kept here"
    },
    "desk.copy.hint": {"en": "helpdeskctl --help; name the desk with --desk DIR"},
    "desk.invalid": {"en": "desk.yaml has {faults} faults, the first: {first}"},
    "desk.invalid.hint": {"en": "edit desk.yaml, then: helpdeskctl doctor"},
    "desk.unreadable": {"en": "cannot read {path}: {reason}"},
    "desk.unreadable.hint": {"en": "helpdeskctl doctor"},
    "init.exists": {"en": "{path} is a desk already"},
    "init.exists.hint": {"en": "helpdeskctl doctor --desk {path}"},
    "agreement.none": {"en": "there is no valid agreement: {faults} faults, the first: {first}"},
    "agreement.none.hint": {"en": "helpdeskctl catalog lint"},
    "agreement.invalid": {
        "en": "the agreement has {faults} faults ({first}); the last good version stays in force"
    },
    "agreement.taken": {"en": "catalog {version} and SLA {sla_version} are in force from now on"},
    "agreement.version": {
        "en": "{file} changed, but its version {version} is not above {in_force}: nothing changes"
    },
    "agreement.unreadable": {"en": "cannot read {path}: {reason}"},
    "agreement.unreadable.hint": {"en": "ls -l {path}"},
    "agreement.newer": {"en": "{path} was written by a newer helpdeskctl (schema {schema})"},
    "agreement.newer.hint": {"en": "pip install --upgrade helpdeskctl"},
    "agreement.snapshot": {"en": "the kept agreement {name} is damaged or missing"},
    "agreement.snapshot.hint": {"en": "helpdeskctl doctor"},
    "agreement.store": {"en": "cannot keep the agreement at {path}: {reason}"},
    "agreement.store.hint": {"en": "helpdeskctl doctor"},
    "who.several": {"en": "several people are '{who}': {known}"},
    "who.several.hint": {"en": "name more of the name, the login, or the address"},
    "people.invalid": {"en": "{path}:{line}: {what}"},
    "people.invalid.hint": {"en": "edit that line of people.csv"},
    "service.unknown": {"en": "there is no service '{service}'"},
    "service.unknown.hint": {"en": "helpdeskctl catalog list"},
    "service.near": {"en": "there is no service '{service}'; did you mean {near}?"},
    "service.near.hint": {"en": "helpdeskctl catalog list"},
    "service.several": {"en": "several services begin with '{service}': {known}"},
    "service.several.hint": {"en": "helpdeskctl catalog list"},
    "service.retired": {"en": "service '{service}' is retired; instead: {instead}"},
    "service.retired.hint": {"en": "helpdeskctl catalog list"},
    "team.unknown": {"en": "there is no team '{team}'; there are {known}"},
    "team.unknown.hint": {"en": "helpdeskctl sla show"},
    "cancel.of": {"en": "a duplicate needs the number of what it repeats"},
    "cancel.of.hint": {"en": "helpdeskctl cancel 43 --as duplicate --of 42"},
    "cancel.self": {"en": "{id} cannot be a duplicate of itself"},
    "cancel.self.hint": {"en": "helpdeskctl list"},
    "amend.nothing": {"en": "nothing to amend was named"},
    "amend.nothing.hint": {"en": "helpdeskctl amend 42 --subject 'New words'"},
    "confirm.both": {"en": "silence is never confirmed: --unanswered stands alone"},
    "confirm.both.hint": {"en": "helpdeskctl close 42 --via phone"},
    "triage.service": {"en": "{id} needs a service of the catalog"},
    "triage.service.hint": {"en": "helpdeskctl triage {id} --service other (or: catalog list)"},
    "triage.missing": {"en": "service '{service}' does not state --{missing}: say it"},
    "triage.missing.hint": {"en": "helpdeskctl triage {id} --impact 1 --urgency 2 --effort m"},
    "vendor.empty": {"en": "a vendor needs a name"},
    "vendor.empty.hint": {"en": "helpdeskctl escalate 42 --to vendor:telco --because '…'"},
    "escalate.unknown": {"en": "nobody to escalate to is called '{to}'; there are {known}"},
    "escalate.unknown.hint": {"en": "helpdeskctl sla show"},
    "clause.unknown": {"en": "the SOP has no clause '{wanted}'"},
    "clause.unknown.hint": {"en": "helpdeskctl sop"},
}

_RULES: dict[str, Texts] = {
    "sop.status": {"en": "{id} is {status}: `{verb}` is not possible now"},
    "sop.status.hint": {"en": "helpdeskctl show {id}"},
    "sop.4h-heads": {"en": "{id} is about information security: {heads} must be told first"},
    "sop.4h-heads.hint": {"en": "helpdeskctl escalate {id} --to it-director --because '…'"},
    "sop.4h-clear": {"en": "taking the security mark off {id} needs a reason"},
    "sop.4h-clear.hint": {"en": "helpdeskctl triage {id} --no-security --because 'why not'"},
    "sop.4e-record": {"en": "a request needs {missing}"},
    "sop.4e-record.hint": {"en": 'helpdeskctl open "Cannot print" --from budi'},
    "sop.5a-service": {"en": "{id} needs a service of the catalog"},
    "sop.5a-service.hint": {"en": "helpdeskctl catalog list"},
    "sop.5b-times": {"en": "service '{service}' has no times to respond and to resolve"},
    "sop.5b-times.hint": {"en": "helpdeskctl catalog show {service}"},
    "sop.5f-computed": {
        "en": "the priority of {id} is computed ({computed}); setting {priority} needs a reason"
    },
    "sop.5f-computed.hint": {"en": "helpdeskctl triage {id} --priority {priority} --because 'why'"},
    "sop.5e-priority": {"en": "'{priority}' is no priority: urgent, high, medium or low"},
    "sop.5e-priority.hint": {"en": "helpdeskctl triage {id}"},
    "sop.4i-reason": {"en": "escalating {id} to {to} needs a reason"},
    "sop.4i-reason.hint": {"en": "helpdeskctl escalate {id} --to {to} --because 'why'"},
    "sop.6h-level2-first": {
        "en": "{id} has not been at Level 2: {to} comes after it, or with its agreement"
    },
    "sop.6h-level2-first.hint": {
        "en": "helpdeskctl escalate {id} --to infrastructure --because '…' (or --agreed-by WHO)"
    },
    "sop.6h-vendor-wait": {"en": "{id} is at Level {level}: no vendor has it yet"},
    "sop.6h-vendor-wait.hint": {"en": "helpdeskctl escalate {id} --to vendor:NAME --because '…'"},
    "sop.4i-wait-reason": {"en": "say why {id} waits"},
    "sop.4i-wait-reason.hint": {
        "en": "helpdeskctl wait {id} --for requester --because 'asked for the serial number'"
    },
    "sop.4k-return-reason": {"en": "returning {id} needs a reason"},
    "sop.4k-return-reason.hint": {"en": "helpdeskctl return {id} --because 'why'"},
    "sop.6c-triage-first": {"en": "{id} is not triaged yet"},
    "sop.6c-triage-first.hint": {"en": "helpdeskctl triage {id} --service …"},
    "sop.6f-temporary": {"en": "{id} runs on a temporary fulfilment: a permanent one is owed"},
    "sop.6f-temporary.hint": {"en": "helpdeskctl fulfil {id} --solution 'what is permanent'"},
    "sop.6l-fulfil-first": {"en": "{id} is not fulfilled yet"},
    "sop.6l-fulfil-first.hint": {"en": "helpdeskctl fulfil {id} --solution 'what was done'"},
    "sop.6l-solution": {"en": "{id} needs its solution for the log book"},
    "sop.6l-solution.hint": {"en": "helpdeskctl fulfil {id} --solution 'what was done'"},
    "sop.6l-confirmation": {"en": "{id} closes only when its requester has confirmed"},
    "sop.6l-confirmation.hint": {"en": "helpdeskctl close {id} --via phone"},
    "sop.4f-silence": {
        "en": "{id} is not silent long enough: {reminders} of {asked} reminders,"
        " {waited_s} of {after_s} of office time"
    },
    "sop.4f-silence.hint": {
        "en": "helpdeskctl note {id} 'Is everything working now?' --to-requester"
    },
    "sop.4f-window": {"en": "{id} was closed {since_s} ago; it reopens within {window_s} only"},
    "sop.4f-window.hint": {"en": "helpdeskctl open 'Again: …' --from … --follows {id}"},
    "sop.6e-reference": {"en": "{id} leaves as {kind} only with the reference of where it went"},
    "sop.6e-reference.hint": {
        "en": "helpdeskctl triage {id} --kind {kind} --reference INC-2026-17"
    },
    "sop.4j-analysis": {"en": "{id} becomes a project only with its analysis"},
    "sop.4j-analysis.hint": {
        "en": "helpdeskctl triage {id} --kind project --reference … --analysis '…'"
    },
    "escalate.down": {"en": "{id} is at Level {level}; {to} is below"},
    "escalate.down.hint": {"en": "helpdeskctl return {id} --because 'why'"},
    "fulfil.already": {"en": "{id} is fulfilled already, by: {solution}"},
    "fulfil.already.hint": {"en": "helpdeskctl reopen {id}, then fulfil it anew"},
    "done.not-predefined": {"en": "'{service}' is not pre-defined: it must be judged"},
    "done.not-predefined.hint": {"en": "helpdeskctl open … --service {service}"},
    "done.security": {"en": "'{service}' is about information security: both heads come first"},
    "done.security.hint": {"en": "helpdeskctl open … --service {service}, then triage"},
    "done.purchase": {"en": "'{service}' needs a purchase: prices are compared first"},
    "done.purchase.hint": {"en": "helpdeskctl open … --service {service}, then triage"},
}

_DOCTOR: dict[str, Texts] = {
    "doctor.readable-by-all": {"en": "{path} can be read by everybody on this host ({mode})"},
    "doctor.readable-by-all.hint": {"en": "chmod o-rwx {path}"},
    "doctor.not-writable": {"en": "you cannot write to {path}"},
    "doctor.not-writable.hint": {"en": "ls -ld {path}; ask who keeps this desk"},
    "doctor.no-team": {"en": "{me} is in no team of desk.yaml"},
    "doctor.no-team.hint": {"en": "name {me} under teams: in desk.yaml"},
    "doctor.space": {"en": "{path} has {free} bytes left, {needed} are needed"},
    "doctor.space.hint": {"en": "df -h {path}"},
    "doctor.strays": {"en": "files of commands that were killed lie in log/: {names}"},
    "doctor.strays.hint": {"en": "helpdeskctl log archive sweeps them"},
    "doctor.holidays": {"en": "holidays are known until {until} only"},
    "doctor.holidays.hint": {"en": "add the coming year's decree to sla.yaml"},
    "doctor.unverified": {"en": "holidays not verified against their decree: {years}"},
    "doctor.unverified.hint": {"en": "compare them with the decree, then say verified: true"},
    "doctor.archive": {"en": "{settled} settled requests wait for the archive"},
    "doctor.archive.hint": {"en": "helpdeskctl log archive"},
}

_REMARKS: dict[str, Texts] = {
    "dry-run": {"en": "dry run: nothing was changed"},
    "next.triage": {"en": "next: helpdeskctl triage {n}{service}"},
    "again": {"en": "{id} was so already; nothing changed"},
}

TABLE: dict[str, Texts] = {**_VALUES, **_TIMES, **_DESK, **_RULES, **LOG, **TABLE_IMPORT, **_DOCTOR, **_REMARKS}
