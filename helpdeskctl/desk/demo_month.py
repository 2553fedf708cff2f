"""October 2026 at a small desk, as its officers typed it; the story of the demo, and only data.

A line is `MM-DD HH:MM OFFICER [@NICK] COMMAND`; an indented line goes on. `@nick` stands for the
number of the request that was opened under it. The demo shows lines that begin with `$`, headings
(`=`), remarks (`#`), and, from lines that begin with `!`, how the procedure refuses a command.
"""

from __future__ import annotations

STORY = """\
= The last days of September: what is still open when the month begins

# A mail is recorded by an officer, then judged: category, priority, promised times (4e, 5b, 6c).
$ 09-28 10:05 sari @acrobat open "Lisensi Adobe Acrobat untuk tim legal" --from maya --channel email
$ 09-28 10:20 sari triage @acrobat --service software-license
09-28 10:25 sari wait @acrobat --for approval --because "Budget approval by the head of Legal"
09-29 09:20 sari @piutang open "Laporan umur piutang per cabang" --from ratna --channel email
09-29 09:40 sari triage @piutang --service data-report --impact 2 --urgency 1 --effort m
09-29 09:45 sari escalate @piutang --to application-development --because "Needs a new query"
09-29 10:30 agus take @piutang
09-29 14:00 joko @titik open "Titik jaringan untuk kantor gudang baru" --from slamet
09-29 14:05 joko triage @titik --service network-point
09-29 14:10 joko escalate @titik --to infrastructure --because "Cabling is not done by the helpdesk"
09-30 08:30 hendra take @titik
09-30 13:30 sari @gateway open "VPN putus setiap 10 menit" --from gilang --channel chat
09-30 13:35 sari triage @gateway --service vpn-problem --impact 2
09-30 13:50 sari fulfil @gateway --temporary --solution "Connects through the backup gateway"
09-30 16:40 sari @tamu open "Wi-Fi untuk tamu auditor tanggal 1-2 Oktober" --from ratna
    --channel email

= Thursday 1 October: a call that is solved while talking is one line (6a-6e, 6l)

$ 10-01 08:12 sari done "Lupa password" --from budi --service password-reset
10-01 08:20 sari triage @tamu --service wifi-access
10-01 08:35 sari fulfil @tamu --solution "Three guest vouchers, valid until 2 October"
10-01 08:50 joko done "Akun terkunci setelah cuti" --from ani --service account-unlock
10-01 09:15 sari close @tamu --via email
# The third party comes only after Level 2 looked at it; whoever waits says for whom (6h, 4i).
$ 10-01 09:30 hendra escalate @titik --to "vendor:PT Kabel Nusantara"
    --because "The cable duct needs a licensed contractor"
10-01 09:35 hendra wait @titik --for vendor --because "Survey and cabling" --until "12 Oct 2026"
10-01 10:30 joko done "Toner printer lantai 3 habis" --from dian --service printer-toner
    --channel walk-in
10-01 13:15 sari @orangbaru open "Mohon akun karyawan baru mulai 5 Oktober" --from indah
    --channel email --needed-by 2026-10-05
# Accounts concern information security: both heads hear of it in the same write (4h).
$ 10-01 13:25 sari triage @orangbaru --service new-account
10-02 08:30 joko done "Zoom untuk rapat direksi jam 10" --from putri --service video-conference
10-02 09:10 joko @laptop open "Laptop mati total" --from yusuf --channel walk-in --asset NB-0231
10-02 09:20 joko triage @laptop --service laptop-repair
10-02 09:25 joko assign @laptop --to hendra --because "The mainboard has to be measured"
10-02 10:00 agus fulfil @piutang --solution "Report AR-14, scheduled for each first of the month"
10-02 10:30 sari fulfil @orangbaru
10-02 13:40 joko done "Mohon install Zoom" --from citra --service software-install --channel chat
10-02 14:10 sari close @piutang --via email

= Monday 5 October: the second week

10-05 08:15 joko done "Lupa password setelah libur" --from rudi --service password-reset
    --channel chat
10-05 08:20 sari close @orangbaru --via email
10-05 08:40 joko done "Akun terkunci" --from yusuf --service account-unlock --channel chat
10-05 09:00 sari @phishing open "Email mencurigakan dari 'Bank Contoh'" --from lina
    --channel email
# One line is not enough for an event of information security: the heads come first (4h).
! 10-05 09:04 joko done "Email mencurigakan" --from lina --service suspicious-mail
$ 10-05 09:05 sari triage @phishing --service suspicious-mail
10-05 09:30 sari fulfil @phishing
10-05 10:00 sari @expired done "My password has expired" --from robert --service password-reset
    --channel email
10-05 11:00 joko @surabaya open "Internet cabang Surabaya mati total" --from fitri
# What is no request leaves with its reference, and stays in the log (6e).
$ 10-05 11:05 joko triage @surabaya --kind incident --reference INC-2026-118
10-05 13:10 sari close @phishing --via email
10-05 14:00 hendra wait @laptop --for requester --because "May the disk be erased?"
10-06 08:05 hendra resume @laptop
10-06 08:30 sari @gaji open "Aplikasi gaji error, hari ini tutup payroll" --from nina
# Urgency, impact and effort give the priority; the sum is printed (5f).
$ 10-06 08:33 sari triage @gaji --service application-error --impact 3 --urgency 3 --effort m
# What Level 1 cannot solve goes to Level 2, with a reason; the requester is told (4i, 4k, 6g).
$ 10-06 08:35 sari escalate @gaji --to application-development
    --because "The application's own log shows a database error"
10-06 08:40 agus take @gaji
10-06 09:00 joko done "Mouse rusak" --from slamet --service peripheral --channel walk-in
10-06 09:10 sari @gaji2 open "Payroll tidak bisa dibuka" --from indah --channel email
$ 10-06 09:15 sari cancel @gaji2 --as duplicate --of @gaji
10-06 09:40 agus note @gaji "Index is being rebuilt, about one hour" --to-requester
10-06 10:00 sari note @expired "Could you sign in with the new password?" --to-requester
10-06 10:50 agus fulfil @gaji --solution "Rebuilt the index of table PAYSLIP"
10-06 10:55 sari close @gaji --via phone
10-06 11:10 sari resume @acrobat
10-06 13:30 sari @promo open "Promo toner murah!!!" --from sales@toner.example --channel email
10-06 13:31 sari cancel @promo --as spam
10-06 15:30 hendra fulfil @laptop --solution "New mainboard from stock, disk kept"
10-06 16:10 joko close @laptop --via walk-in
10-07 09:00 sari @folder open "Need access to the folder of Finance" --from michael --channel email
10-07 09:10 sari triage @folder --service access-grant
10-07 09:15 sari wait @folder --for approval --because "The owner of the data has to agree"
10-07 10:00 sari note @expired "Second reminder: did it work?" --to-requester
10-07 10:10 joko @macet open "Printer gudang macet terus" --from tono --asset PR-11
10-07 10:15 joko triage @macet --service printer-problem
# A temporary fulfilment keeps the request open, with a clock of its own (6f).
$ 10-07 10:40 joko fulfil @macet --temporary --solution "Prints on PR-07 of the next hall"
! 10-07 10:45 joko close @macet --via phone
10-07 11:20 sari fulfil @acrobat --solution "A free licence was found and assigned"
10-07 14:20 joko done "VPN error 789" --from citra --service vpn-problem --channel chat
10-08 08:50 joko done "Proyektor ruang Merapi" --from dian --service meeting-room-setup
10-08 09:30 sari @slip open "Perubahan format slip gaji" --from ani --channel email
10-08 09:50 sari triage @slip --service application-change --impact 2 --urgency 1 --effort l
10-08 09:55 sari escalate @slip --to application-development --because "A change of the program"
10-08 10:10 agus take @slip
10-08 11:00 sari @absensi open "Aplikasi absensi untuk semua pabrik" --from teguh --channel email
# A large one is analysed first, then follows the Project procedure (4j, 5h).
$ 10-08 15:00 sari triage @absensi --kind project --reference PRJ-2026-07
    --analysis "Three sites, about 60 days, own budget"
10-08 16:00 dewi take @gateway --because "The main gateway drops idle sessions"
10-08 16:20 dewi fulfil @gateway --solution "Idle timeout of the main gateway raised to 8 hours"
10-09 08:10 sari close @gateway --via chat
10-09 08:20 joko done "Lupa password" --from fitri --service password-reset
10-09 08:25 sari close @acrobat --via email
# Silence closes only after the reminders and days of sla.yaml, and is never a confirmation (4f).
$ 10-09 08:30 sari close --unanswered --due
10-09 08:45 sari cancel @folder --as rejected
10-09 10:45 joko done "Pinjam laptop untuk dinas luar" --from yusuf --service laptop-loan
    --channel walk-in
10-09 13:20 sari @penuh open "Kotak surat penuh" --from hasan --channel email
10-09 14:00 sari triage @penuh --service mailbox-quota
10-09 15:10 sari cancel @penuh --as withdrawn

= Monday 12 October: the third week

10-12 08:10 joko done "Lupa password" --from tono --service password-reset
10-12 08:30 joko done "Lupa password lagi" --from budi --service password-reset
10-12 09:05 joko done "Akun terkunci" --from eko --service account-unlock --channel walk-in
10-12 10:00 sari @milis open "Buat milis tim pemasaran" --from citra --channel email
10-12 10:40 sari triage @milis --service distribution-list
10-12 11:10 hendra resume @titik
10-12 13:20 sari fulfil @milis
10-12 13:40 joko @hilang open "Laptop hilang di kereta" --from andi --asset NB-0187
$ 10-12 13:43 joko triage @hilang --service lost-device
10-12 13:46 joko escalate @hilang --to infrastructure --because "Device and accounts to be locked"
10-12 13:50 dewi take @hilang
10-12 15:30 hendra fulfil @titik --solution "Two points on switch SW-G2, tested with a laptop"
10-12 16:00 dewi fulfil @hilang
10-12 16:20 joko close @hilang --via phone
10-13 08:15 joko close @titik --via phone
10-13 08:20 sari close @milis --via email
10-13 08:30 sari @rumah open "VPN untuk kerja dari rumah" --from hasan --channel email
10-13 08:45 sari triage @rumah --service vpn-access
10-13 08:50 sari wait @rumah --for approval --because "The head of Legal has to agree"
10-13 09:00 sari @pengganti open "Laptop pengganti NB-0187" --from andi --service new-hardware
    --follows @hilang --channel email
10-13 09:10 sari triage @pengganti
# What must be bought needs an approval first; that wait stops the clock (6j, 6k).
$ 10-13 09:15 sari wait @pengganti --for approval --because "Budget of Operations"
10-13 09:30 joko @powerbi open "Mohon install Power BI" --from ratna --channel chat
10-13 09:35 joko triage @powerbi --service software-install
10-13 09:40 joko escalate @powerbi --to infrastructure --because "Asks for administrator rights"
# The way back down needs its reason too (4k).
$ 10-13 10:30 hendra return @powerbi --because "On the approved list: Level 1 can install it"
10-13 11:15 joko @scan done "Printer tidak bisa scan" --from yanti --service printer-problem
10-13 13:30 joko fulfil @powerbi
10-13 13:35 joko close @powerbi --via chat
10-13 14:00 sari @kredit open "Akses tamu untuk konsultan" --from wahyu --channel email
10-14 08:20 sari resume @rumah
# The requester says that the need is not met: the same request goes on (4f).
$ 10-14 08:40 joko reopen @scan --because "Scanning fails again after a restart"
10-14 08:45 joko take @scan
10-14 09:20 joko done "Siapkan ruang Bromo" --from putri --service meeting-room-setup
10-14 10:00 sari @q3 open "Sales figures of Q3 by product" --from michael --channel email
10-14 10:20 sari triage @q3 --service data-report --impact 2 --urgency 2 --effort m
10-14 10:25 sari escalate @q3 --to application-development --because "Not in the data warehouse yet"
10-14 10:30 joko fulfil @scan --solution "Scan service set to start with the printer"
10-14 10:40 joko close @scan --via phone
10-14 11:00 agus take @q3
# While the requester is asked, the clock stands still (4i).
$ 10-14 11:05 agus wait @q3 --for requester --because "In rupiah or in dollars?"
10-14 11:30 sari fulfil @rumah
10-14 13:10 joko done "Keyboard lengket" --from lina --service peripheral --channel walk-in
10-14 14:10 sari triage @kredit --service wifi-access
10-14 14:15 sari fulfil @kredit
10-14 15:00 sari close @kredit --via email
10-15 08:30 joko @regulator open "Proyektor mati, rapat dengan regulator jam 10" --from maya
# A priority set by hand needs its reason; both are kept (5e, 5f).
$ 10-15 08:32 joko triage @regulator --service meeting-room-setup --priority high
    --because "The regulator's visit cannot be moved"
10-15 09:10 joko fulfil @regulator --solution "Spare projector from room Bromo"
10-15 09:12 joko close @regulator --via phone
10-15 09:20 sari close @rumah --via email
10-15 09:45 joko done "Lupa password" --from teguh --service password-reset --channel chat
10-15 14:00 joko @anggaran open "File anggaran terhapus" --from lina
10-15 14:05 joko triage @anggaran --service data-restore
10-15 14:10 joko escalate @anggaran --to infrastructure --because "Backups belong to Level 2"
10-15 14:40 dewi take @anggaran
10-16 08:20 joko done "Akun terkunci" --from slamet --service account-unlock --channel walk-in
10-16 09:00 sari @kasir open "Mohon bantuan" --from gilang --channel email
# What was written badly is amended; the first wording stays in the log (4e).
$ 10-16 09:05 sari amend @kasir --subject "Faktur tidak bisa dicetak dari aplikasi kasir"
10-16 09:10 sari triage @kasir --service application-error --impact 2 --urgency 2 --effort m
10-16 09:15 sari escalate @kasir --to application-development --because "Fails in the program"
10-16 09:30 dewi fulfil @anggaran
10-16 10:00 agus take @kasir
10-16 10:10 joko close @anggaran --via phone
10-16 11:00 agus resume @q3
10-16 13:30 joko fulfil @macet --solution "New pick-up roller"
10-16 13:40 joko close @macet --via phone
10-16 14:30 joko @banjir open "Ruang server pabrik kebanjiran" --from eko
$ 10-16 14:32 joko triage @banjir --kind disaster --reference DRP-2026-02

= Monday 19 October: the fourth week

# What happened at the weekend is typed on Monday: both times are kept, and why (4e).
$ 10-19 08:05 joko done "VPN direksi putus" --from putri --service vpn-problem
    --at "2026-10-17 09:30" --typed-late "Weekend call, no laptop at hand"
10-19 08:25 joko done "VPN tidak tersambung" --from rudi --service vpn-problem --channel chat
10-19 09:30 sari @rekrutmen open "Kotak surat baru untuk rekrutmen" --from indah --channel email
10-19 10:00 sari triage @rekrutmen --service mailbox-new
10-19 10:15 joko @lambat open "Jaringan lantai 2 sangat lambat" --from wahyu
10-19 10:20 joko triage @lambat --service network-problem --impact 2 --urgency 3 --effort m
# The helpdesk asks a third party only with Level 2: this is refused (6h).
! 10-19 10:22 joko escalate @lambat --to "vendor:PT Mitra Jaringan" --because "They built it"
10-19 10:25 joko escalate @lambat --to infrastructure --because "The switch reports errors"
10-19 10:30 dewi take @lambat
10-19 11:20 dewi fulfil @lambat --temporary --solution "Floor 2 runs on the spare switch"
10-19 13:20 joko done "Pinjam laptop" --from citra --service laptop-loan --channel walk-in
10-19 14:00 sari fulfil @rekrutmen
10-20 08:20 sari close @rekrutmen --via email
10-20 09:10 joko done "Toner habis" --from yanti --service printer-toner
10-20 10:00 agus fulfil @q3 --solution "Sheet with both currencies"
10-20 14:00 sari @kuota open "Kapasitas email habis" --from hasan --channel email
10-20 14:20 sari triage @kuota --service mailbox-quota
10-21 08:15 joko done "Mohon install 7-Zip" --from gilang --service software-install --channel chat
10-21 08:30 sari close @q3 --via email
10-21 09:00 joko @pajak open "Cara mencetak laporan pajak" --from ratna
    --service application-question --impact 1 --urgency 2 --effort s
10-21 09:10 joko fulfil @pajak --solution "Menu Reports, Tax, then Print to PDF"
10-21 09:11 joko close @pajak --via phone
10-21 10:00 joko done "Lupa password" --from budi --service password-reset
10-21 13:30 joko @pindah open "Pindah meja, tiga orang" --from dian --channel walk-in
10-21 13:35 joko triage @pindah --service pc-move
10-21 13:40 sari assign @pindah --to joko
10-22 09:00 sari @keluar open "Karyawan keluar hari Jumat" --from nina --channel email
10-22 09:10 sari triage @keluar --service leaver-account-off
# Promised within two working days, fulfilled after four: the recap will say so (5b, 5d).
$ 10-22 09:40 agus fulfil @kasir --solution "Printer template of version 4.2 corrected"
10-22 10:00 sari fulfil @kuota
10-22 11:00 joko done "Password not accepted" --from robert --service password-reset --channel chat
10-22 13:00 sari close @kasir @kuota --via email
10-22 15:00 sari fulfil @keluar
10-23 08:30 joko done "Mouse tidak jalan" --from teguh --service peripheral --channel walk-in
10-23 09:00 sari close @keluar --via email
10-23 10:00 sari @lampu open "Lampu ruang rapat mati" --from maya --channel email
10-23 10:05 sari cancel @lampu --as not-it
10-23 11:00 joko fulfil @pindah
10-23 11:05 joko close @pindah --via walk-in

= Monday 26 October: the last week

10-26 08:10 joko done "Lupa password" --from lina --service password-reset
10-26 09:30 sari @hang open "Excel keeps hanging" --from robert --channel email
10-26 09:45 sari triage @hang --service os-reinstall
10-26 09:50 sari wait @hang --for requester --because "Please bring the laptop by"
10-26 13:30 joko @engsel open "Engsel laptop patah" --from fitri --asset NB-0305
10-26 13:35 joko triage @engsel --service laptop-repair
10-26 13:40 joko assign @engsel --to hendra --because "Warranty case"
10-27 08:50 joko done "Akun terkunci" --from citra --service account-unlock --channel chat
10-27 09:00 hendra escalate @engsel --to "vendor:PT Servis Prima" --because "Still under warranty"
10-27 09:05 hendra wait @engsel --for vendor --because "Part ordered" --until "5 Nov 2026"
10-27 10:00 sari @bank open "Batch pembayaran bank gagal" --from lina
10-27 10:04 sari triage @bank --service application-error --impact 3 --urgency 3 --effort m
10-27 10:06 sari escalate @bank --to application-development --because "The export file is empty"
10-27 10:15 agus take @bank
# An urgent one, promised within four hours: late by an hour and twenty minutes (5b).
$ 10-27 16:20 agus fulfil @bank --solution "Certificate of the bank interface renewed"
10-27 16:25 sari close @bank --via phone
# Done in the corridor at nine, typed at half past eleven: the time is when it happened (4e).
$ 10-28 11:30 joko done "Tinta printer habis" --from yusuf --service printer-toner
    --channel walk-in --at 09:00
10-28 14:00 sari @vendor open "Daftar belanja per pemasok 2026" --from wahyu --channel email
10-28 14:30 sari triage @vendor --service data-report --impact 1 --urgency 2 --effort m
10-28 14:35 sari escalate @vendor --to application-development --because "Not a standard report"
10-29 08:30 joko done "Rapat video dengan Surabaya" --from putri --service video-conference
10-29 10:00 sari @arsip done "Kotak surat hampir penuh" --from maya --service mailbox-quota
    --channel email
10-30 08:20 joko done "Lupa password" --from ani --service password-reset
10-30 10:00 sari note @arsip "Apakah e-mail sudah bisa diterima lagi?" --to-requester
10-30 14:10 sari open "Monitor kedua untuk analis" --from ratna --channel email
10-30 15:30 sari open "Cannot open the shared calendar" --from michael --channel email
10-30 16:40 sari open "Mohon akses folder proyek" --from eko --channel email
"""
