"""The safeguards of the log as they stand in the source, and what is left when one is taken out."""

from __future__ import annotations

from typing import NamedTuple


class Mutant(NamedTuple):
    """A safeguard taken out, and the tests that are to notice it."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


CRASH = "log/test_crash.py"
TOGETHER = "log/test_together.py"
DAMAGE = "log/test_damage.py"
FORMAT = "log/test_format.py"
ARCHIVE = "log/test_archive.py"
ACCESS = "log/test_access.py"
GUARDS = "log/test_safeguards.py"
FAULTS = "log/test_faults.py"
NUMBERS = "log/test_verify_numbers.py"

_SWEPT = """            self._archive.put(month, settled)
            for number in settled:
                del rest[number]
            self._write(snapshot, snapshot.meta(), lines.block(rest))
"""
_DROPPED_FIRST = """            for number in settled:
                del rest[number]
            self._write(snapshot, snapshot.meta(), lines.block(rest))
            self._archive.put(month, settled)
"""
_WRITE_THEN_CHECK = """        found = _write(new, parts)
        check()
"""
_CHECK_THEN_WRITE = """        check()
        found = _write(new, parts)
"""
_LINKED = """        kept.hardlink_to(path)
"""
_HOT_FIRST = """        snapshot = self._load()
        hot = snapshot.lines()
        yield from map(today, snapshot.parse_all(list(hot.values())))
        for month in months():
"""
_ARCHIVE_FIRST = """        known = list(months())
        snapshot = self._load()
        hot = snapshot.lines()
        yield from map(today, snapshot.parse_all(list(hot.values())))
        for month in known:
"""
_TOLD_FIRST = """        taking(force.snapshot)
    _write_mark(store, force, key)
"""
_MARKED_FIRST = """        _write_mark(store, force, key)
        taking(force.snapshot)
    _write_mark(store, force, key)
"""
_MODE = "    os.fchmod(handle, 0o660 if shared(found) else 0o600)\n"
_SYNC_FILE = """        os.fsync(handle)
        return os.fstat(handle)
"""
_SYNC_FOLDER = """            os.fsync(handle)
        finally:
            let_go(handle)
"""
_GONE = """                raise damaged(self.path, "gone", 0)
"""
_UNDISCARDED = """        if isinstance(error, OSError):
"""
_DISCARD = """        _discard(new, kept)
        if isinstance(error, OSError):
"""

MUTANTS = (
    Mutant(
        "no fsync of the file",
        "log/files.py",
        _SYNC_FILE,
        "        return os.fstat(handle)\n",
        (CRASH,),
    ),
    Mutant(
        "no fsync of the folder",
        "log/files.py",
        _SYNC_FOLDER,
        "            pass\n        finally:\n            let_go(handle)\n",
        (CRASH,),
    ),
    Mutant(
        "a copy instead of the rename",
        "log/files.py",
        "        new.replace(path)\n",
        "        path.write_bytes(new.read_bytes())\n        new.unlink()\n",
        (CRASH,),
    ),
    Mutant(
        "part of the bytes where the system takes a part",
        "log/files.py",
        "        rest = rest[os.write(handle, rest) :]\n",
        "        os.write(handle, rest)\n        break\n",
        (CRASH,),
    ),
    Mutant("temporaries stay after an error", "log/files.py", _DISCARD, _UNDISCARDED, (CRASH,)),
    Mutant(
        "try again, though the change is there",
        "log/files.py",
        "        if not keep:\n            raise\n",
        "        raise\n",
        (CRASH,),
    ),
    Mutant(
        "no lock",
        "log/lock.py",
        "        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)\n",
        "        pass\n",
        (TOGETHER,),
    ),
    Mutant(
        "a lock that two may have",
        "log/lock.py",
        "fcntl.LOCK_EX | ",
        "fcntl.LOCK_SH | ",
        (TOGETHER,),
    ),
    Mutant(
        "a wait for the lock without an end",
        "log/lock.py",
        "if time.monotonic() >= deadline:",
        "if time.monotonic() >= deadline + 10:",
        (TOGETHER,),
    ),
    Mutant(
        "the lock's file goes with the lock",
        "log/lock.py",
        "            let_go(self._handle)  # which unlocks\n",
        "            self.path.unlink()\n            let_go(self._handle)\n",
        (TOGETHER,),
    ),
    Mutant(
        "readers wait for the lock",
        "log/logfile.py",
        "        found = files.read(self.path)\n",
        "        with self.lock:\n            found = files.read(self.path)\n",
        (TOGETHER,),
    ),
    Mutant(
        "no look whether the file is the one that was read",
        "log/logfile.py",
        "            if self.identity() != seen:\n",
        "            if seen is ...:\n",
        (TOGETHER,),
    ),
    Mutant(
        "that look before the write, not before the rename",
        "log/files.py",
        _WRITE_THEN_CHECK,
        _CHECK_THEN_WRITE,
        (TOGETHER, CRASH, GUARDS),
    ),
    Mutant(
        "no checksum",
        "log/frame.py",
        '    if header([body], claims["schema"]) != raw[:start]:\n',
        "    if not body:\n",
        (DAMAGE,),
    ),
    Mutant(
        "a newer schema is read",
        "log/frame.py",
        '    if claims["schema"] > SCHEMA:\n',
        '    if claims["schema"] > SCHEMA + 9:\n',
        (DAMAGE,),
    ),
    Mutant(
        "a number may stand twice",
        "log/snapshot.py",
        "        if self.raw.find(key, end, span[1]) >= 0:\n",
        "        if end < 0:\n",
        (DAMAGE,),
    ),
    Mutant(
        "an existing file is written into (no O_EXCL, no O_NOFOLLOW)",
        "log/files.py",
        "os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC\n",
        "os.O_CREAT | os.O_CLOEXEC\n",
        (CRASH, DAMAGE, GUARDS),
    ),
    Mutant(
        "links are read (no O_NOFOLLOW)",
        "log/files.py",
        "_READ = os.O_RDONLY | os.O_NOFOLLOW | ",
        "_READ = os.O_RDONLY | ",
        (DAMAGE,),
    ),
    Mutant(
        "a link is locked (no O_NOFOLLOW)",
        "log/lock.py",
        "os.O_RDWR | os.O_NOFOLLOW | ",
        "os.O_RDWR | ",
        (DAMAGE,),
    ),
    Mutant(
        "folders may be links",
        "log/files.py",
        "    if found and stat.S_ISLNK(found.st_mode):\n",
        "    if found and found.st_mode < 0:\n",
        (DAMAGE, GUARDS),
    ),
    Mutant(
        "no kept generation",
        "log/files.py",
        "        if keep:\n",
        "        if not parts:\n",
        (FORMAT,),
    ),
    Mutant(
        "the kept generation by a rename: for a moment there is no file",
        "log/files.py",
        _LINKED,
        "        path.rename(kept)\n",
        (CRASH, FORMAT, GUARDS),
    ),
    Mutant("the mask of whoever came first (no fchmod)", "log/files.py", _MODE, "", (TOGETHER,)),
    Mutant(
        "the group of whoever came first (no fchown)",
        "log/files.py",
        "            os.fchown(handle, -1, found.st_gid)\n",
        "            pass\n",
        (TOGETHER, ACCESS),
    ),
    Mutant(
        "no look whether a number was given (`next_number`)",
        "log/work.py",
        "        if number <= self._given:\n",
        "        if number < 0:\n",
        (NUMBERS,),
    ),
    Mutant("dropped before it is archived", "log/filelog.py", _SWEPT, _DROPPED_FIRST, (CRASH,)),
    Mutant(
        "a sweep moves what has changed meanwhile",
        "log/filelog.py",
        "if rest.get(number) == line}",
        "if number in rest}",
        (CRASH,),
    ),
    Mutant(
        "archive first, then hot", "log/filelog.py", _HOT_FIRST, _ARCHIVE_FIRST, (CRASH, GUARDS)
    ),
    Mutant(
        "strays stay",
        "log/filelog.py",
        "                files.clear_strays(self.folder / name)\n",
        "                self.folder / name\n",
        (ARCHIVE,),
    ),
    Mutant(
        "halves of texts stay",
        "log/filelog.py",
        "            files.clear_dead(store.folder)\n",
        "            str(store.folder)\n",
        (FAULTS,),
    ),
    Mutant(
        "strays of the living go too",
        "log/files.py",
        " if not _lives(path.name))",
        ")",
        (FAULTS,),
    ),
    Mutant(
        "a lost hot file is an empty log",
        "log/logfile.py",
        _GONE,
        "                pass\n",
        (DAMAGE,),
    ),
    Mutant(
        "a lost hot file is an empty log, though there is an archive",
        "log/filelog.py",
        "        if snapshot.identity is None and self._archive.months():\n",
        "        if snapshot.identity is None and not self.folder:\n",
        (DAMAGE,),
    ),
    Mutant(
        "an event does not name the one before (no chain)",
        "log/chain.py",
        "sha256(previous.encode() + canonical(hashed))",
        "sha256(canonical(hashed))",
        ("log/test_chain.py",),
    ),
    Mutant(
        "a gap in the numbers is no finding",
        "log/verify_numbers.py",
        "        if number > before + 1:\n",
        "        if number < 0:\n",
        (NUMBERS,),
    ),
    Mutant(
        "bytes are not compared with their name",
        "log/content.py",
        "hashlib.sha256(found[0]).hexdigest() != name",
        "not name",
        ("log/test_verify.py", DAMAGE, GUARDS),
    ),
    Mutant(
        "bytes are named before their folder is confirmed",
        "log/content.py",
        "            files.confirm(path.parent)",
        "            str(path.parent)",
        (FAULTS,),
    ),
    Mutant(
        "a folder is not confirmed",
        "log/files.py",
        "    try:\n        confirm(path.parent)\n    except TryAgain:\n",
        "    try:\n        str(path.parent)\n    except TryAgain:\n",
        (FAULTS,),
    ),
    Mutant(
        "the journal without the lock",
        "log/journal.py",
        "        with self._lock:\n            tables = self._storage.read() or {}\n            entries",
        "        if self._lock:\n            tables = self._storage.read() or {}\n            entries",
        (TOGETHER, GUARDS),
    ),
    Mutant(
        "an agreement in force before the journal tells of it",
        "agreement/force.py",
        _TOLD_FIRST,
        _MARKED_FIRST,
        ("desk/test_manipulation.py",),
    ),
    Mutant(
        "an agreement for the group of whoever came first",
        "agreement/store.py",
        "folder.st_gid if shared else -1",
        "-1",
        (ACCESS,),
    ),
    Mutant(
        "no fsync of an agreement",
        "agreement/store.py",
        "        file.flush()\n        os.fsync(file.fileno())\n",
        "        file.flush()\n",
        ("agreement/test_force.py", GUARDS),
    ),
    Mutant(
        "no fsync of the folder of agreements",
        "agreement/store.py",
        "        os.fsync(handle)\n    finally:",
        "        str(handle)\n    finally:",
        ("agreement/test_force.py", GUARDS),
    ),
)
