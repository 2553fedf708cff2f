"""The clauses of SOP IT/2021/002, revision 0: id, what each asks, and the commands that serve it.

The Indonesian words are the paper's own, cut with … where it says more. The rules that enforce
the clauses stand in `core.sop`.
"""

from __future__ import annotations

from typing import NamedTuple

DOCUMENT = "IT/2021/002/SOP"
REVISION = 0
EFFECTIVE = "2021-07-05"


class Clause(NamedTuple):
    """A clause: its id on paper, what it asks, in the paper's own words, and its commands.

    No commands: this version has none for it yet.
    """

    id: str
    sentence: str
    original: str
    commands: tuple[str, ...]

    def words(self, lang: str) -> str:
        """What the clause says, in a language."""
        return self.original if lang == "id" else self.sentence


_PAPER = """\
4a | sop
  procedures are documented, formal and made known
  Prosedur yang terdokumentasi dengan jelas, formal, dan disosialisasikan harus disiapkan …
4b | open
  users ask by contacting the IT Helpdesk
  Permohonan layanan Teknologi Informasi dapat dilakukan oleh user dengan menghubungi tim IT Helpdesk
4c | catalog list, catalog show
  services are packaged in a catalog that is made known to all users
  Bentuk layanan Teknologi Informasi akan dikemas dalam katalog layanan … dan disosialisasikan kepada seluruh user
4d | sla show
  a service level agreement is drawn up and made known
  Divisi IT akan menyusun dan mensosialisasikan kesepakatan pemberian layanan IT dalam bentuk Service Level Agreement
4e | open, done, log verify
  every request is recorded by a helpdesk officer
  Semua bentuk permohonan layanan IT harus dicatat oleh petugas IT Helpdesk
4f | close, reopen
  the user closes the request once the need is met
  User harus menutup tiket permohonan layanan IT apabila kebutuhannya telah terpenuhi
4g | list, next, report backlog
  all requests are monitored periodically
  Semua bentuk permohonan layanan IT akan dimonitor secara berkala
4h | triage, escalate, mail owed
  requests about information security must be escalated to the IT Division Head and the IT Director
  Permohonan … terkait dengan aspek keamanan informasi harus dieskalasi ke IT Division Head dan Direktur IT
4i | escalate, wait, resume, return
  what the helpdesk cannot solve goes to Level 2, and the requester is told the status
  Permohonan yang tidak bisa diselesaikan oleh petugas IT Helpdesk harus dieskalasi ke Level 2 … dan harus diinformasikan kepada end-user mengenai status permohonan …
4j | triage
  large requests are analysed first and follow the Project procedure
  Permohonan yang berskala besar harus dianalisa terlebih dahulu dan mengikuti prosedur Project
4k | note, assign, take, mail owed
  officers keep progress up to date and tell the requester of changes and of a new person in charge
  Petugas Helpdesk harus selalu memperbarui status perkembangan permohonan dan menginformasikan kepada end-user pada saat terjadi perubahan dan/atau perpindahan penanggungjawab
5a | triage, catalog list
  categories are documented in the catalog; fulfilment still follows this SOP
  Kategori-kategori permohonan layanan IT didokumentasikan di dalam IT Service Catalog namun dalam pemenuhan permohonannya tetap mengacu kepada dokumen Standar Operation Procedure ini
5b | catalog show, sla due
  every category has a maximal response time and a maximal resolution time
  Setiap kategori permohonan layanan IT memiliki standar maksimal waktu respon … dan standar maksimal waktu penyelesaian … yang didokumentasikan di dalam IT Service Catalog
5c | done, catalog list
  the catalog holds pre-defined and non-pre-defined services
  IT Service Catalog akan berisikan jenis-jenis layanan IT baik yang bersifat pre-defined ataupun non pre-defined
5d | report recap, sla elapsed
  performance is measured by reaching the agreed times
  Kinerja Divisi IT dalam pemenuhan permohonan IT dapat diukur berdasarkan pencapaian dari waktu yang telah ditentukan …
5e | triage
  every request is High, Medium, Low or Urgent
  Setiap pemenuhan permohonan layanan IT akan dikategorikan ke dalam kriteria prioritas High, Medium, Low, dan Urgent
5f | triage
  the priority is computed from urgency, effort and impact or benefit
  Penentuan kriteria prioritas … akan dihitung berdasarkan besarnya tingkat urgency, effort pelaksanaan dan impact/benefit …
5g | open
  users can ask by e-mail to the helpdesk's address
  Permohonan pelayanan IT dapat dilakukan oleh user dengan cara menghubungi tim IT Helpdesk melalui email …
5h | triage
  requests of the Project kind follow IT Project Management
  Pelaksanaan permohonan pelayanan IT dengan kriteria Project akan mengacu kepada standar Project Management IT …
6a | open
  the user puts a request to the helpdesk
  User mengajukan adanya suatu permohonan ke tim IT Helpdesk
6b | open
  the helpdesk receives it
  Tim IT Helpdesk menerima adanya permohonan dari user
6c | triage
  the helpdesk identifies and categorises it
  Tim IT Helpdesk melakukan identifikasi atas permohonan yang diajukan untuk dikategorikan sesuai dengan kategori permohonannya
6d | open, done, show
  the helpdesk documents it in the request log
  Tim IT Helpdesk kemudian mendokumentasikan laporan permohonan tersebut ke dalam log permohonan
6e | fulfil, triage
  a pure request (no incident, no disaster) gets its fulfilment from the helpdesk
  Apabila yang dilaporkan adalah murni permohonan (bukan kategori Insiden/Bencana) maka tim IT Helpdesk memberikan solusi pemenuhan atas permohonan tersebut …
6f | fulfil, report recap
  after a temporary fulfilment a permanent one must be sought
  Apabila pemenuhan bersifat temporary maka tim IT Helpdesk harus mencari solusi permanennya …
6g | escalate, assign
  what has no permanent fulfilment at Level 1 is escalated to Level 2
  Apabila pemenuhan permanen tidak berhasil didapatkan oleh tim IT Helpdesk maka harus di-escalasikan ke Level 2 …
6h | escalate, wait
  what has none at Level 2 is escalated to Level 3, a third party
  Apabila Level 2 … tidak berhasil mendapatkan pemenuhan permanen … maka harus di-escalasikan ke level 3 yaitu pihak ketiga
6i | fulfil
  once found, the helpdesk contacts the requester again and applies it
  Apabila pemenuhan permanen sudah berhasil didapatkan, tim IT Helpdesk menghubungi kembali user … dan menerapkan pemenuhan permanen tersebut
6j | -
  for a purchase, prices are asked for and compared
  Apabila pemenuhan membutuhkan pembelian atau pengadaan barang baru maka tim IT Helpdesk harus melakukan proses permintaan harga kepada pihak ketiga dan melakukan perbandingan harga …
6k | -
  the purchase is coordinated with General Affairs
  Tim IT Helpdesk perlu berkoordinasi dengan department GA untuk proses pembelian atau pengadaan barang baru
6l | fulfil, close
  the helpdesk confirms with the user, closes, and writes the solution into the log
  Tim IT Helpdesk melakukan konfirmasi kepada user untuk memastikan permohonan sudah berhasil dipenuhi dan kemudian menutup permohonan … dan mencatat solusi nya pada log book permohonan
6m | -
  requests are reviewed periodically; new, frequent ones enter the catalog
  Tim IT Helpdesk harus melakukan review secara berkala atas permohonan-permohonan yang terjadi dan menambahkan IT Service Catalog apabila terdapat permohonan-permohonan yang baru dan sering terjadi …
8b | catalog list
  the IT Service Catalog
  IT Service Catalog
8c | show, log seal, log export
  the request log
  Log Pencatatan Permohonan
8d | report recap
  the recap report of the request log
  Laporan Rekap Pencatatan Permohonan
"""  # noqa: E501 - one sentence a line


def _clause(lines: list[str]) -> Clause:
    ident, commands = lines[0].split(" | ")
    served = () if commands == "-" else tuple(commands.split(", "))
    return Clause(ident, lines[1].strip(), lines[2].strip(), served)


_LINES = _PAPER.splitlines()
CLAUSES = tuple(_clause(_LINES[first : first + 3]) for first in range(0, len(_LINES), 3))


def clause(wanted: str) -> Clause | None:
    """The clause of that id, in any case."""
    return next((entry for entry in CLAUSES if entry.id == wanted.casefold()), None)
