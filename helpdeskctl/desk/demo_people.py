"""The desk of the demo: who works there, who asks, and what `desk.yaml` says. No requests.

All names are made up; the units are those of the shipped `sla.yaml`.
"""

from __future__ import annotations

DESK_YAML = """\
# The desk of `helpdeskctl demo`: everybody here is made up.
apiVersion: helpdeskctl/v1
language: en
agreement: .
helpdesk: helpdesk@contoh.co.id
limits:
  backdate: 1d
teams:
  helpdesk:
    address: helpdesk@contoh.co.id
    members:
      - sari
      - joko
  infrastructure:
    address: infrastruktur@contoh.co.id
    members:
      - dewi
      - hendra
  application-development:
    address: aplikasi@contoh.co.id
    members:
      - agus
heads:
  it-division-head:
    login: rina
    address: rina.marlina@contoh.co.id
  it-director:
    address: direktur.it@contoh.co.id
"""

PEOPLE_CSV = """\
name,addresses,unit,login,language
Ani Wulandari,ani.wulandari@contoh.co.id,human-resources,ani,id
Nina Anggraini,nina.anggraini@contoh.co.id,human-resources,nina,id
Indah Pratiwi,indah.pratiwi@contoh.co.id,human-resources,indah,id
Budi Santoso,budi.santoso@contoh.co.id,finance,budi,id
Lina Kusuma,lina.kusuma@contoh.co.id,finance,lina,id
Ratna Juwita,ratna.juwita@contoh.co.id,finance,ratna,id
Maya Lestari,maya.lestari@contoh.co.id,legal,maya,id
Hasan Basri,hasan.basri@contoh.co.id,legal,hasan,id
Putri Maharani,putri.maharani@contoh.co.id,board,putri,id
Dian Permata,dian.permata@contoh.co.id,general-affairs,dian,id
Yanti Susanti,yanti.susanti@contoh.co.id,general-affairs,yanti,id
Wahyu Nugroho,wahyu.nugroho@contoh.co.id,procurement,wahyu,id
Rudi Hartono,rudi.hartono@niaga.contoh.co.id,marketing,rudi,id
Citra Larasati,citra.larasati@niaga.contoh.co.id,marketing,citra,id
Yusuf Hidayat,yusuf.hidayat@niaga.contoh.co.id,operations,yusuf,id
Andi Wijaya,andi.wijaya@niaga.contoh.co.id,operations,andi,id
Michael Chen,michael.chen@niaga.contoh.co.id,operations,michael,en
Fitri Handayani,fitri.handayani@niaga.contoh.co.id,branch-surabaya,fitri,id
Gilang Ramadhan,gilang.ramadhan@niaga.contoh.co.id,branch-surabaya,gilang,id
Eko Saputra,eko.saputra@pabrik.contoh.co.id,production,eko,id
Teguh Santosa,teguh.santosa@pabrik.contoh.co.id,production,teguh,id
Robert Tanaka,robert.tanaka@pabrik.contoh.co.id,production,robert,en
Tono Prasetyo,tono.prasetyo@pabrik.contoh.co.id,warehouse,tono,id
Slamet Riyadi,slamet.riyadi@pabrik.contoh.co.id,warehouse,slamet,id
"""
