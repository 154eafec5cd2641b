/**
 * The words of the Words tab, as a new workbook has them: how they are spelled, what places are called, and the phrases by
 * which wishes and questions are known. Setup writes them; Code.js does not carry them. How phrases are written: word-book.ts.
 */
import type { WordRow } from '../../tables/catalogue.ts';

const SEED = `
spelling tidak: ga, gak, gk, g, nggak, ngga, enggak, engga, ngak, tdk, tak, ndak, dak, kagak, kaga, ora, ra, teu, henteu, kada, ndk, gx
spelling tidak mau: gamau, gakmau, gmau, emoh, ogah, embung
spelling tidak bisa: gabisa, gakbisa, gbs, gbisa
spelling tidak usah: gausah, gakusah, gosah, gausa
spelling tidak ada: gaada, gada, gkada
spelling tidak jadi: gajadi, gakjadi
spelling jangan: jgn, jngn, ojo, ojok, ulah, jan
spelling bukan: bkn, bukannya, sanes, dudu, not, dont
spelling mau: want, wants, wanna, mo, mw, pengen, pengin, pingin, ingin, kepengen, kpngn, arep, pen, nak, hendak, handak, hyg, hoyong, jagi, badhe, pgn, pngn, mauu, mao
spelling saya: sy, sayo, gue, gw, gua, aku, ak, sya, kami, kita, sa, torang, ambo, awak, tiang, kulo, kula, abdi, urang, ulun, beta
spelling motor: motr, mtr, motore, motorne, motorna, motornya, motorku, skuter, scooter, kendaraan, mtor
spelling listrik: elektrik, electric, lstrk, lsitrik
spelling beli: bli, tuku, tumbas, meli, blie, mundut, meser, beliin, membeli, pembelian, buy, purchase, dibeli, numbas, meuli, blanja, belinya, menukar
spelling pesan: pesen, mesen, memesan, psn, dipesan, pemesanan
spelling order: oder, mengorder, ngorder
spelling ambil: amb, ngambil, mengambil, pundut, jupuk
spelling minat: berminat, tertarik, trtarik, interested
spelling kredit: kridit, kiridit, credit, nyicil, cicil, cicilan, dicicil, angsuran, angsur, nyicilnya, ngredit, kreditan, installment, installments, leasing, financing, dikredit, mencicil, tenor
spelling harga: rego, hrg, harganya, regane, regone, rega, hargana, pangaos, hrga, price, prices, prais, pricelist, biaya, biayanya, cost, ongkos, hargane
spelling berapa: brp, brapa, berapo, berp, much, piro, pira, pinten, sabaraha, sebrapa, duit, brpa, berapaan
spelling servis: service, serpis, srvice, servise, serviced, diservis, servisnya, srvis, nyervis, servicenya, servic, perbaikan, memperbaiki, diperbaiki, benerin, perbaiki, repair, ndandani, dandan, dibenerin, dandosi, ngalereskeun, servisin
spelling test: tes, tst, tess, testing
spelling ride: raid, rid, raide, rides, drive, riding
spelling test ride: testride, tesride, testdrive, tesraid, tesrid, tesdrive, testraid
spelling coba: cobain, nyoba, nyobain, dicoba, mencoba, mencobanya, nyobak, nyobian, dicobian, jajal, jajalin, menjajal, ngerasain, merasakan, nyobi, try, trying, nyubo, uji
spelling dulu: dl, dlu, heula, disik, dlo, rumiyin
spelling bisa: bs, bsa, iso, isa, tiasa, pacak, can, dados, saged, could, bisakah
spelling boleh: blh, bole, bolehkah, angsal
spelling dengan: dgn, dng, dg, sama, sm, ama, karo, jeung, with, kaliyan
spelling yang: yg, yng, sing, nu
spelling di: d, neng, nang, ring, ing, at, in
spelling dimana: dmn, dmana, where, kemana, nendi
spelling untuk: utk, buat, bwt, u, tuk, for, to, kanggo, kangge
spelling dan: and, serta
spelling atau: ato, atw, or
spelling tapi: tp, tpi, but, tetapi, namun
spelling kalau: klo, kalo, kl, kalok, if, nek, jika, misal, misalkan, upami
spelling cara: carana, caranya
spelling sudah: udah, udh, sdh, dah, uda, wes, sampun, already, mpun
spelling belum: blm, blom, belom, durung, teacan, dereng
spelling sekarang: skrg, skrang, skr, now, saiki, ayeuna
spelling saja: aja, aj, ae, bae, wae, doang, only, just
spelling ada: onok, ono, aya, enten, wonten, available, any
spelling apa: apaan, opo, naon
spelling kapan: kpn, when, iraha
spelling bagaimana: gimana, gmn, gmana, piye, kumaha, how, pripun, kepriye
spelling kenapa: knp, knapa, why, ngopo, napa, mengapa
spelling ini: nih, ni, iki, ieu, this
spelling itu: tu, tuh, kuwi, that, eta
spelling tolong: tlg, tlong, please, pls, plis, plz, mohon, mhn, punten, nyuwun
spelling terima kasih: makasih, mksh, thx, thanks, trims, tengkyu, suwun, nuhun, matur
spelling lagi: lg, again, deui, maneh, anymore, malih
spelling banget: bgt, bngt, pisan
spelling pakai: pake, pk, nganggo
spelling kirim: krm, dikirim, mengirim, kirimin, kirimkan, send, ngirim, dikirimin, ngirimi, kirimi, dikirimi, sending, pengiriman, dikirimkan
spelling minta: mnt, mintak, nyuwun, njaluk, menta, mnt5, minta2
spelling info: informasi, inpo, information
spelling hubungi: dihubungi, menghubungi, hub, kontak, contact, contacting, dikontak, hubungin, menghubungiku
spelling telepon: telpon, tlp, telp, nelpon, ditelpon, ditelepon, menelepon, telfon, call, calling, ditelp, calls
spelling nomor: nmr, number, nomer
spelling berhenti: brenti, brhenti, berenti, mandheg, mandeg, stopin
spelling stop: quit, setop, stopp
spelling hentikan: hentiin
spelling promosi: promosinya, promosiin
spelling promo: promonya, discount, diskon, potongan, diskonan, cashback, bonus, subsidi, gratisan
spelling garansi: warranty, garansinya, digaransi, bergaransi, guarantee
spelling baterai: batre, batrei, battery, baterei, batere, batrai, batrenya, aki, accu, batt
spelling cas: charge, charging, ngecas, dicas, charger, cass, pengisian, ngecharge, dicharge, casan, ngecasnya
spelling brosur: brochure, brosure, brosurnya, katalog, katalognya, catalogue, catalog
spelling dealer: diler, dealernya, dealeripun, dealere, showroom, cabang, toko, outlet
spelling bengkel: bengkelnya
spelling rumah: omah, omahku, imah, rmh
spelling orang: org, wong, urang, people, person
spelling sales: salesnya, marketing
spelling admin: atmin, adminnya
spelling manusia: human
spelling sini: here, kene, dieu
spelling besok: bsk, tomorrow, sesuk, sok
spelling hari: hr, day, days
spelling jam: pukul, hour, hours
spelling buka: bikak, open, opening, muka
spelling tutup: close, closed, closes, nutup
spelling surat: surat2, suratnya
spelling warna: color, colour, colors, colours, werno
spelling stok: stock, stoknya, ready, redi, tersedia, availability, inden, indent
spelling mogok: mogog
spelling rusak: rsk, broken, broke, rusake
spelling mati: pejah, matot
spelling kak: ka, kaka, kakak, kk
spelling min: mimin
spelling bang: bg, abang
spelling nyala: nyalah, hidup, murup, urip
spelling kantor: kerja, kerjaan, office
spelling tukar: tuker
spelling unit: unitnya
spelling tinggal: domisili, menetap, tggl, live, living, stay, omahku
spelling jual: jualan, menjual
spelling lokasi: lokasinya, posisi, alamat, located, location, address, dumununge
spelling kemarin: kmrn, kmaren, wingi, kmren
spelling sebelum: sebelumnya
spelling ganti: gnti, change, diganti
spelling batal: cancel, dibatalkan, membatalkan
spelling dapat: dpt, dapet
spelling kilo: km
spelling jt: juta, jutaan, jeti
spelling rb: ribu
spelling rp: idr
spelling mahal: larang
spelling butuh: need, btuh, membutuhkan
spelling halo: hai, hi, hello, hallo, helo, hei, hey, alo
spelling assalamualaikum: ass, assalamu, asalamualaikum, samlekum, assalamuallaikum
spelling pagi: morning
spelling siang: afternoon
spelling malam: evening, night
spelling sport: sprt, sporty, spoort
spelling city: siti, citi, sity
spelling plus: pluss, plush, pulus
spelling cargo: kargo, cargp
spelling volta: vlota, volt
place jakarta pusat: jakpus, jkt pusat, jkt pst, central jakarta, menteng, tanah abang, kemayoran, gambir, cempaka putih, sudirman, thamrin, monas
place jakarta selatan: jaksel, jkt selatan, jkt sel, south jakarta, kemang, kebayoran baru, kebayoran lama, kebayoran, cilandak, pasar minggu, tebet, blok m, fatmawati, pondok indah, lebak bulus, jagakarsa, mampang, pancoran, kuningan jaksel, setiabudi, pesanggrahan, ragunan, tegal parang, bintaro jaksel
place jakarta barat: jakbar, jkt barat, west jakarta, grogol, kebon jeruk, cengkareng, kalideres, tambora, palmerah, kembangan, puri indah, tomang, slipi, tanjung duren
place jakarta timur: jaktim, jkt timur, east jakarta, cakung, duren sawit, jatinegara, rawamangun, cipayung, pulogadung, pulo gadung, kramat jati, matraman, ciracas, cijantung, klender, cibubur, pasar rebo, pondok kopi, pondok bambu
place jakarta utara: jakut, jkt utara, north jakarta, kelapa gading, sunter, tanjung priok, priok, pluit, penjaringan, cilincing, pademangan, ancol, koja, pik, pantai indah kapuk
place bogor: bgr, bogor kota, cibinong, ciawi, cileungsi, sentul, parung, jonggol, dramaga
place depok: dpk, cinere, margonda, beji, cimanggis, bojongsari, pancoran mas
place tangerang: tgr, tng, tangerang kota, cipondoh, karawaci, ciledug, cikokol, cengklong, karang tengah, batuceper
place tangerang selatan: tangsel, south tangerang, bintaro, bsd, serpong, ciputat, pamulang, pondok aren, alam sutera, gading serpong
place bekasi: bks, bekasi kota, cikarang, tambun, jatiasih, pondok gede, bantar gebang, harapan indah, summarecon bekasi, galaxy bekasi, jatibening, rawalumbu, cibitung
place bandung: bdg, bdng, dago, cibiru, buah batu, buahbatu, antapani, ujung berung, ujungberung, lembang, kopo, cicaheum, soreang, dayeuhkolot, rancaekek, cileunyi
place cimahi: cmh, cimindi
place karawang: krw, kerawang, klari, cikampek
place cirebon: crb, cerbon, plered cirebon
place sukabumi: skb, smi, cibadak, palabuhanratu
place tasikmalaya: tasik, tsm
place garut: grt
place serang: srg
place cilegon: clg, merak
place semarang: smg, smrg, semarang kota, banyumanik, tembalang, ungaran, pedurungan, ngaliyan, simpang lima
place surakarta: solo, surakarta hadiningrat, kartasura, kartosuro, laweyan, jebres, solo baru
place yogyakarta: jogja, yogya, yogja, jogjakarta, djogja, yk, jgj, malioboro, bantul, kotagede, umbulharjo
place sleman: depok sleman, condongcatur, gejayan, kaliurang, seturan, ngaglik, mlati, gamping, jakal
place magelang: mgl, muntilan, borobudur
place purwokerto: pwt, pwkt, banyumas
place tegal: slawi
place pekalongan: pekalongan kota
place kudus: kds
place surabaya: sby, sbya, surabya, suroboyo, surabaia, sura baya, rungkut, wonokromo, gubeng, tunjungan, kenjeran, wiyung, darmo, sukolilo, tegalsari, mulyorejo
place sidoarjo: sda, sidoardjo, waru, gedangan, taman sidoarjo, krian, buduran
place gresik: gsk, driyorejo, menganti
place malang: mlg, ngalam, lowokwaru, blimbing, singosari, kepanjen, batu malang, dinoyo, sawojajar
place kediri: kdr, pare kediri
place madiun: mdn jatim
place jember: jbr
place banyuwangi: bwi, bwangi, genteng banyuwangi
place denpasar: dps, sanur, renon
place badung: kuta, canggu, jimbaran, nusa dua, kerobokan, seminyak, legian, mengwi, uluwatu
place singaraja: buleleng
place mataram: lombok, ampenan, cakranegara
place kupang: kpg
place medan: mdn, medan kota, padang bulan, tembung, helvetia, medan johor, polonia, medan baru
place pematangsiantar: siantar, pematang siantar, p siantar
place banda aceh: aceh, bna, kutaraja
place padang: pdg, kota padang
place pekanbaru: pku, pekan baru, pakanbaru, panam
place batam: btm, batam center, batam centre, nagoya batam, batu aji, sekupang, bengkong
place palembang: plg, plbg, plembang, jakabaring, wong kito
place bandar lampung: balam, bandarlampung, tanjung karang, tanjungkarang, lampung, teluk betung, bdl, kedaton
place jambi: jmb
place bengkulu: bkl
place pangkalpinang: pangkal pinang, bangka, pgk
place balikpapan: bpp, bppn
place samarinda: smd, smr
place banjarmasin: bjm, banjar masin, bjmasin
place pontianak: ptk, pnk
place palangkaraya: palangka raya, palangka, pky
place makassar: mks, mksr, makasar, ujung pandang, ujungpandang, panakkukang, tamalanrea
place manado: mdo, menado
place kendari: kdi
place gorontalo: gtlo, gto
place ambon: ambon manise
place ternate: tidore
place sorong: srong
place jayapura: jpr, abepura, sentani
area jakarta: jakarta pusat, jakarta selatan, jakarta barat, jakarta timur, jakarta utara
area jkt: jakarta pusat, jakarta selatan, jakarta barat, jakarta timur, jakarta utara
area dki: jakarta pusat, jakarta selatan, jakarta barat, jakarta timur, jakarta utara
area jabodetabek: jakarta selatan, bogor, depok, tangerang, bekasi
area bali: denpasar, badung, singaraja
area banten: serang, cilegon, tangerang
area jawa barat: bandung, bekasi, bogor
area jabar: bandung, bekasi, bogor
area jawa tengah: semarang, surakarta, magelang
area jateng: semarang, surakarta, magelang
area jawa timur: surabaya, malang, sidoarjo
area jatim: surabaya, malang, sidoarjo
area diy: yogyakarta, sleman
area sumut: medan, binjai, pematangsiantar
area sumatera utara: medan, binjai, pematangsiantar
area kaltim: balikpapan, samarinda
area kalimantan timur: balikpapan, samarinda
area kalimantan: balikpapan, samarinda, banjarmasin
area sumatera: medan, palembang, pekanbaru
area sulawesi: makassar, manado, palu
area papua: jayapura, sorong
area maluku: ambon, ternate
area ntb: mataram
area ntt: kupang
list everyday: bali, beri, besi, bela, beda, boleh, belum, besar, bener, kotor, rusuk, rasuk, pesta, pasar, puas, puls, aman, amil, harta, hargai, halaman, malam, malas, malah, marah, masing, masih, kurang, kupas, batal, batas, batam, batang, badan, bagus, serong, sering, serang, serung, sarang, seling, tegas, garuk, garis, jambu, medali, media, sedan, padat, pedang, pandang, padahal, terang, tarikan, tarik, sembarang, semarak, kendali, kendaraan, ember, jumper, depan, depot, sport, spot, sports, salah, salam, salon, salep, warna, warga, warung, motif, motto, moto, tesla, tetap, tempat, lokal, telepon, tuker, tukang, tutup, sale, saleh, alasan, sendiri, berdiri, kudu, muda, mudah, madu, paling, palsu, solusi, soal, mandi, mandor, binar, cinta, cuma, city, situ, dealer, deal, pulang, pulsa, pulus, kamu, kami, kalau, kanan, maaf, mana, masuk, murah, minta, minat, sedang, senang, sepeda, sore, sorot, pagi, pasti, panas, pantai, pakai, perlu, please, price, plis, jelas, jepang, jember, bekas, bekal, bensin, bogor, bohong, depok, deposit, dekat, detail, cepat, cerita, cari, kirim, kira, kitab, kantor, karena, karawang, makan, maka, makassar, proto, foto, photo
list sought: berhenti, beli, pesan, order, ambil, servis, test ride, harga, kredit, motor, listrik, garansi, baterai, bengkel, rusak, mogok, dealer, promo, sekarang, lokasi, hubungi, manusia, telepon, tukar, warna, alamat, sales, customer, sport, cargo, city, plus, volta
list english: the, is, are, am, was, i, im, ill, id, ive, you, your, we, our, us, my, me, it, its, this, that, these, those, can, could, would, will, do, does, did, dont, doesnt, cant, wont, isnt, have, has, had, need, want, like, get, give, take, buy, please, thanks, thank, hello, hi, hey, good, morning, evening, what, which, when, where, who, why, how, much, many, any, some, for, from, to, in, on, at, of, with, without, about, and, or, but, not, no, yes, near, next, there, here, between, back, call, speak, talk, send, stop, remove, contact, write, message, more, if, be, been, come, ask, try, book, looking, interested, price, open, closed, broke, broken, down, whats, wheres, sorry, wrong, number, join, now, out, still, other, english, person, someone, cheaper, available, live, location, black, white, red, colours, colors, under, know, tell, see, really, change, changed, mind, instead, one, two, buying, very, just, only, help, asap, service, hold, another, than, first, before, after, today, tomorrow, sunday, leave, alone, text, best, rest, quit, mean, say, said, keep, left, right, time, make, made, love, work, works
list english shared: service, test, ride, stop, contact, hello, hi, hey, please, thanks, price, available, location, stock, sales, book, message, call, join, in, at, to, of, on, city, sport, cash, no, one, open, me, help, out, id, number, sorry, down, black, white, red, buy, try, do, or, di, it
list indonesian: ya, yah, nih, tuh, sih, kok, dong, deh, lho, loh, kan, nya, ini, itu, dari, pada, akan, lah, kah, kamu, anda, mas, mbak, mba, pak, bu, gan, bro, sis, om, tante, rumah, jalan, hari, minggu, bulan, tahun, kasih, terima, selamat, cocok, masih, pernah, biasa, dekat, deket, kota, daerah, depan, nomer, tanya, nanya, banyak, sedikit, rem, ban, lampu, anak, istri, suami, teman, temen, bapak, ibu, kerja, usaha, toko, bikin, jadi, kayak, seperti, maaf, permisi, minta, cari, liat, lihat, tahu, tau, pulang, pergi, naik, turun, jatuh, sekalian, kirim, warna, juga, sudah, nanti, cuma, harus, semua, setelah, karena
list both languages: discount, city, sport, plus, cargo, volta, test, testing, testride, ride, scooter, charge, charging, battery, sales, admin, order, promo, info, information, unit, dealer, showroom, credit, installment, service, warranty, marketing, cash, color, colour, colors, colours, motor, km, dp, center, showrooms, electric, financing, leasing, day, days, hour, hours, human, person, people, guarantee, posting, opening, working, minimum, model, premium, price, prices, cancel, office
list no: jangan, tolong tidak, agar tidak, supaya tidak, tidak usah, tidak perlu, tidak mau, tidak ingin, tidak butuh, tidak minat, berhenti, stop, hentikan, no more, never, bukan
list stop: stop, berhenti, hentikan, unsubscribe, unsub, optout, opt out, henti
list messages: pesan, wa, chat, whatsapp, promo, promosi, iklan, broadcast, broadcastan, bc, sms, spam, info, message, messages, text, texts, msg, msgs, texting, messaging, notif, notifikasi, penawaran, ad, ads, marketing, newsletter, blast, blasting, lagi, apa apa, apapun, beginian, kayak gini
list reach: hubungi, ganggu, diganggu, mengganggu, gangguin, spam, nyepam, spamming, dispam, chat, chatting, dichat, ngechat, wa, diwa, japri, message, messaging, text, texting, bother, disturb, broadcast, promosi, promosikan, tawari, tawarin, nawarin, nawari, ditawari, write, writing, pesan
list get: kirim, terima, menerima, diterima, dapat, receive, receiving, get, getting, langganan, berlangganan, subscribe
list polite: ya, yah, kak, dong, min, admin, mas, mba, mbak, pak, bu, gan, bang, tolong, sudah, saja, deh, oke, ok, thanks, terima kasih, now, sekarang, please, the, lah, woi, woy, oi, saya, maaf, sorry, nya, all, it, ini, dulu, stop, berhenti, unsubscribe, cukup, hari
rule opt out: ^^ {polite.}* {stop} {polite.}* $$, ^ {stop} {polite}* $, tolong|sudah|kak|ya|min|mau {stop} {polite}* $, {no} ... [di] {reach}, {no} {filler}* {get} ... {messages}, stop|berhenti|hentikan semua|segala|the|all|untuk|in|me|your|these|saya|ini* {messages}, berhenti|stop|keluar|batal|cancel|batalkan|unsubscribe [dari|my|untuk] berlangganan|langganan|subscription|subscribe|grup|group|broadcast|list|daftar, keluarkan|dikeluarkan|hapus|dihapus|hapuskan|remove|delete|coret|dicoret|take|buang|unsubscribe|cabut ...... daftar|list|broadcast|broadcastan|database|databasenya|kontak|hubungi|off|grup|mailing|subscription|data|sistem, hapus|remove|delete|coret|buang saja|my|tolong|please|the* nomor|number|no|me|data saya|ini|my|dari|from, hapus|remove|delete|coret|buang saja|my|tolong|please|the* nomor|number|me $, males|malas|bosan|bosen|capek|muak|risih ... dapat|terima|baca|dikirim|kirim ... {messages}, tidak pernah|ada|merasa* daftar|langganan|minta|subscribe|kasih ...... hentikan|dihentikan|hapus|dihapus|stop|berhenti, jangan masukkan|masukin|add|tambahkan|simpan|pakai [#w] nomor|saya, ^^ stop|berhenti ... tidak|sudah butuh|minat|perlu|mau|beli, stop|berhenti kirim, unsubscribe me|saya|my|nomor, no lagi|more {messages}, leave me alone, opt out, opt me out, enough messages, saya|will blokir|laporkan|report|block, report spam, jangan|tidak_usah|tidak_perlu [di] telepon atau|dan|maupun {reach}, terganggu|keganggu|risih ... {messages}, nonaktifkan|matikan ... {messages}, non aktifkan ... {messages}
list filler: saya, lagi, mau, ada, the, untuk, di, pernah, ever, coba, any, me
rule opt out not: stop|berhenti langganan|kredit|sewa baterai|swap|paket|motor, stop|berhenti kirim unit|motor|ke|barang, jangan|tidak|bukan sampai|mau|bisa|di|akan|boleh* berhenti|stop|hentikan, non|nonstop|full|tanpa|lampu|saklar|tombol|switch|push|pit|bus|short|quick|emergency|langsung|suka|sering|mendadak|mesin|motor|rem|start stop|berhenti, tiba_tiba|tidak_bisa stop|berhenti, stop|berhenti kontak|contact|hubungi|lamp|lampu|sendiri|mendadak|tiba|and|dan|go|di|kerja|bekerja|total|produksi|jualan|jual|dijual|belum|gitu|pas|terus|motor|kan|nya, jangan|tidak_usah|tidak_perlu|bukan|tidak_mau|tidak_boleh|not [di] [#w] hubungi|telepon|chat|wa|pesan|kirim [saya] [lewat|via|melalui|by|pas|saat|waktu|kalau|jika] telepon|malam|jam|pagi|siang|sore|dulu|sekarang|besok|hari|suami|istri|sebelum|kantor|kerja|terlalu|lama|ke|terlambat|lambat|salah|lupa|email, jangan|tidak_usah|tidak_perlu|bukan [di] telepon [saya|me], jangan|tidak lupa|segan|ragu|sungkan [untuk] hubungi|chat|wa|kirim|telepon, bukan [mau|untuk] spam|pesan|chat|promosi|iklan|message|broadcast|text|wa|hubungi, kenapa|mengapa|kok ... tidak|belum|jangan ..., tidak|belum|bukan balas|respon|jawab|angkat|dibalas|direspon|dijawab ...
list person: manusia, orang asli, orang beneran, orang langsung, orangnya, orang, admin, cs, csnya, sales, operator, operatornya, petugas, petugasnya, manajer, manager, managernya, supervisor, spv, agen, agent, staf, staff, staffnya, tim, team, timnya, pegawai, karyawan, human, someone, somebody, real human, live agent, representative, rep, konsultan, marketing, atasan, pimpinan, bos, bosnya, kepala dealer, kepala cabang, kepala bengkel, pelayanan, layanan pelanggan, customer relation, mba admin, mas admin
list talk: vc, video call, vidcall, bicara, berbicara, ngomong, ngobrol, ngobrolnya, chat, chatting, chatan, diskusi, konsultasi, hubungkan, dihubungkan, terhubung, sambungkan, disambungkan, sambungin, hubungi, telepon, teleponan, panggil, panggilkan, panggilin, tanya, bertanya, nanya, speak, talk, talking, connect, transfer, transferred, forward, alihkan, dialihkan, teruskan, oper, dioper, dibantu, dilayani, dijawab, dibales, dibalas, ketemu, minta, mau, get, reach, put, bantuan, help, ngmg, bcr, omong
list towards: ke, dengan, ama, sama, untuk, langsung, saja, saya, me, the, a, an, kepada, oleh, dari, satu, bagian, pihak, real, live, lewat, through, mau, salah, seorang, di, in, bisa, kontak, ada, your, yang, one, of, by, mbak, mas, pak, tolong, nomor, no, hp, aja, juga
list around: dong, ya, kak, min, please, tolong, saja, mana, plis, deh, aja, mau, halo, hi, ada, asli, beneran, minta, bisa, mas, mba, mbak, pak, bu, the, a, real, dulu, gan, bang, nya, langsung
rule person: ^^ {around.}* {person} {around.}* $$, {talk} {towards}* {person}, dengan|ke|sama {person} saja|langsung|deh, {person} tolong|mana|dong|woi|nya* jawab|balas|respon|bales|dijawab|angkat|please|standby, bukan|jangan|capek|males|malas|tidak_mau ...... bot|robot|mesin|chatbot|otomatis|ai, ^ hubungi saya|balik|kembali|kami, tolong|bisa|segera|kak|min|ya|please hubungi saya|balik|kembali|kami, telepon|tel|ring me|saya|kita|balik|back, minta|mau|tolong|bisa|boleh ... telepon|ditelpon|dihubungi|callback, minta|mau|tolong|bisa|boleh ... hubungi saya|balik|kembali, bisa|boleh|mau|tolong|minta [di] hubungi saya|oleh|dengan|tim|sales|admin, anyone|someone|anybody|somebody [i|saya|kami] bisa speak|talk, is anyone there, anybody there, live chat, ada orangnya, ada yang bisa bantu, ada admin|cs, adminnya mana, butuh|perlu bantuan|penjelasan|langsung|dari|dengan|a|untuk* {person}
rule person not: agen|agent|sales|operator|staff|karyawan|tim|manager resmi|terdekat|dealer|resminya|#p|asuransi|properti|perjalanan, jangan|bukan|tidak_usah|tidak_perlu|tidak_mau [di] telepon|hubungi [saya|me], orang rumah|tua|kantoran|kantor|banyak|lain|#p|sini|biasa|baru|kaya|dewasa|mana|jawa|sunda|ketiga|kerja|gajian|desa|kampung|dua, jadi|menjadi|motor|mobil|kerja|lowongan|loker|posisi|saya|aku agen|agent|sales|operator|cs|admin|reseller|marketing|manager|manajer|karyawan, buatan|tenaga|daya|oleh manusia|orang, berapa|dua|tiga|satu|#n|per|banyak|boncengan|tiap|kapasitas orang|manusia, orang|manusia|admin atau|apa bot|robot|mesin|chatbot|ai, biaya|servis|tim admin|sales|tim|operator|operasional|marketing
list please do: jelasin, jelaskan, kirim, cek, lihat, liat, info, tanya, kasih, bantu, cabut, restart, hitung, hitungin, share, sebutin, sebutkan, kasi, bikin, carikan, cariin, tolong, foto, fotoin, minta, telepon, hubungi, baca, konfirmasi, dicek, reset, matikan, scan, ulang, isi, download, buka, tampilkan, spill
rule test ride: test ride|jalan|naik|unit|motor|#m|drive, testride, dites, uji coba|kendara|jalan, mau|bisa|boleh|ingin|untuk|sebelum|pernah|dados [#w] coba, coba unit|motor|dulu|langsung|naik|naikin|bawa|#m|in|the|out|it|ride|kendarai|riding|rasakan, coba di #p, nyobain, nyobak, nyobian, dicobain, dicobian, jajal, ngerasain, ngetes, ngetest, nyoba, dicoba, cobain, mau|bisa|ingin|boleh ngerasain|rasain|naikin|muter|keliling, bawa muter
rule test ride not: coba {please do}
rule service: servis, bengkel, mekanik, montir, teknisi, derek, towing, keluhan, komplain, komplen, sparepart, mechanic, technician, workshop, klaim garansi, motor|#m saya|tiba|mendadak|sering|suka|tidak* stop|berhenti, {part} ... mati|hilang|padam|redup|sobek|dicuri|lepas|gembung|kembung, {part} ... tidak berfungsi|responsif, motor saya ... mati|hilang|dicuri, ganti|tambal|tukar|pasang|stel|setel|beli {part}, ganti|pasang|beli baterai rusak, update|upgrade software|firmware|sistem|aplikasi, cek|dicek|periksa|diperiksa|check|checked kondisi|motor|mesin|rem|baterai|up|kelistrikan|rutin|berkala, minta|mau|tolong [di] dicek|diperiksa|periksa|check, tune up
list part: ban, oli, aki, kampas, cover, bodi, body, rem, lampu, spion, kunci, bearing, dinamo, kontroler, controller, sparepart, shock, baut, kabel, jok, velg, grip, sein, bohlam, klakson, speedometer, dashboard, layar, alarm, remote, keyless, charger, monitor, display, gas, standar, as roda, pelek, kaca, tutup, plat nomor
rule trouble: mogok, rusak, ngadat, nyendat, tersendat, bocor, pecah, patah, macet, soak, ngedrop, drop, blong, turun mesin, konslet, korslet, error, eror, kebanjiran, terendam, jatuh, lecet, penyok, mati total|di|mendadak|sendiri|terus|tiba|mulu|saja|pas, motor mati, baterai mati|hilang|gembung|kembung|dicuri, bunyi, berdengung, oleng, aus, putus, kempes, copot, overheat, bermasalah, trouble, problem, stuck, rewel, meledak, berasap, hangus, brebet, ngempos, lemot, stalled, flat tire|tyre, died, dead, leaking, noise, kedip, tidak|kurang pakem, berhenti sendiri|di|mendadak|total, stop total, jadi berat, tambah parah, seret, disetel, kendor, longgar, getar, goyang, karat, berkarat, kecelakaan, nabrak, tabrakan, {cannot} [bisa|mau|di] {work}
list cannot: tidak, tidak bisa, tidak mau, tidak kuat, tidak gelem, gelem, susah, sulit, wont, cant, cannot, doesnt, bukan
list work: nyala, cas, distarter, starter, start, hidup, jalan, gerak, bergerak, nanjak, dihidupkan, dinyalakan, ngisi, isi, mengisi, masuk cas, turn, working, work, run, move, connect, dikunci, dibuka, kebaca, terbaca, dipakai
rule imagined: takut, khawatir, kuatir, kalau, misalnya, seandainya, andai, apabila, semisal, worried, worry, resiko, risiko, gampang, mudah, sering, cepat, apakah, kapan, jika, bisa, kena banjir, apa
rule buy: beli, order, buying, purchasing, indentin, diindent, mau|bisa|cara|jadi|langsung|ingin|untuk|#m|berapa pesan, pesan #n|satu|dua|tiga|unit|#m|motor|sekarang|lewat|online|yang, mau|jadi|saya|langsung|cocok|tinggal|fix|bakal|akan|pilih [saya] ambil yang|#m|#n|satu|dua|unit|cash|kredit|motor|saja|ini|itu|di, mau|jadi|langsung|fix [saya] ambil, minat, naksir, kepincut, incer, ngincer, butuh|mau|cari|nyari|perlu|need|like|get|minta {some}* unit|motor|#m, looking untuk {some}* unit|motor|#m, mau|maunya|pengennya yang|the|punya|ke|pakai|untuk #m|#n|motor|itu, maunya [yang] #m, #m yang [saya|kita] mau|pilih|ambil, mau|ajukan|ngajuin|pengajuan|mengajukan|apply|ambil|nak|saya [ajukan|ambil|di|apply|saja] kredit, tukar tambah, trade in, tradein, hold|book|booking|reserve|keep|bungkus|keepin|simpan|pinang|meminang unit|#m|one|#n|a|satu|motor|yang, dp kan, sekarang|ganti|mending cash, i|ill|me|we take|get [the|a|one|#n] #m|one|it
list some: beli, penawaran, #n, satu, dua, punya, one, a, an, sebuah, some, yang, new, unit, untuk, get, listrik, electric
rule buy not: pesan ini|suara|lagi|saya|dari|masuk|antar|makan|singkat, beli [di|in] tempat lain, beli yang lain, beli merk|merek lain, beli sebelah
list over: sudah, baru, kemarin, yang saya, waktu, habis, pernah, bekas, setelah, barusan, dulu, di, hasil, nota, bukti, invoice, faktur, tanggal, jual
list asked before: tempat, lokasi, alamat, info, biaya, harga, garansi, jadwal, dimana, soal, tentang, paket, ada, plus, ongkos, kalau, nanti, dekat, mekanik, terus
list asked after: dimana, di mana, berapa, resmi, terdekat, center, centre, rutin, gratis, promo, gampang, susah, mahal, murah
list denial: bukan, tidak, jangan, belum, batal, tanpa, kecuali, no, never, without, instead, tidak jadi, tidak mau, tidak usah, tidak perlu
list denial between: mau, jadi, perlu, usah, ingin, untuk, lagi, the, yang, saya, ada, di, looking, need, tau, niat, jadwal, interested, in, a, an, dulu, ambil, beli, dari, model, tipe, type, varian, suka, minat, volta, karena, cari, lihat
list turn: tapi, eh, ganti, tunggu, malah, ternyata, ralat, salah, maksud, sorry, actually, changed, akhirnya, mending, mendingan, rather, batal, instead, tidak usah, tidak jadi, bukan
rule topic price: harga, otr, quotation, quote, berapaan, hitungin, estimasi, total berapa, penawaran resmi, mahal, murah, budget, bawah #n, kirim penawaran, bagaimana berapa
rule topic credit: kredit, dp, leasing, bunga, tenor, down payment, bi checking, slik, uang muka, finance, cash tempo, paylater, syariah, #n x|bulan, visa, kartu, bayarnya, pembayaran, payment
rule topic promo: promo, diskon, subsidi, bonus, hadiah, gratis, cashback, voucher, cuci gudang, helm, free, jaket
rule topic range: baterai, cas, jarak, jauh, berapa km, km per, sekali isi, swap, spklu, stasiun, watt, daya, colokan, range, mileage, irit, kwh, per cas, lama isi, fast
rule topic warranty: garansi, klaim, jaminan
rule topic stock: stok, warna, bawa pulang, bekas, unit ada|tersedia|masih, unit untuk, indent, biru, merah, hitam, putih, hijau, kuning, silver, pink, blue, red, black, white, green, grey, gray, pre order, po, #m ada, ada #m
rule topic stock not: lampu merah
rule topic hours: jam, buka, tutup, operasional, jadwal, hari minggu|libur|apa, libur, tanggal merah, weekend, sunday, saturday, kapan, sabtu, schedule
rule topic location: dimana, alamat, cabang, terdekat, nearest, nearby, di mana, sebelah mana, maps, peta, share lok, shareloc, sharelok, directions, dealer|lokasi|bengkel|agen|toko|jual ... dimana|mana|ada|terdekat|sini|near, ada dealer|cabang|toko|bengkel|agen, buka dealer|cabang di, di #p ada, lokasi|alamat|tempat dealer|servis|bengkel|toko, where, no|nomor|hubungi bengkel|dealer
rule topic documents: stnk, bpkb, ktp, sim, surat, faktur, plat, pajak, invoice, dokumen, berkas, persyaratan, syarat, kk, npwp, balik nama, ganjil genap, legal, license, papers
rule topic trade_in: tukar tambah, trade in, tradein, jual motor lama, jual|tukar vario|beat|mio|nmax|scoopy|supra|vespa|motor
rule topic delivery: antar, diantar, ongkir, ekspedisi, delivery, deliver, shipping, dibawa ke, bawa ke rumah, bawa pulang, jadwal kirim, kirim ke|unit|motor|sampai|luar|bisa|di, bisa [di] kirim
rule vague price: #m|itu|ini|cash|total|sisanya|motor|tambah|kena|motornya|unit berapa
rule figures: speed, kecepatan, berat, tinggi, tenaga, kencang, lari
rule asks: apa, apakah, bagaimana, kenapa, siapa, brosur, katalog, pdf, jelaskan, jelasin, info, beda, bedanya, perbedaan, spek, spesifikasi, kecepatan, speed, fitur, tenaga, kuat, aman, bisa, boleh, what, which, how, is it, does it, kah, berapa, cara, caranya, mana, duplikat, event, dijemput, datang, come, brochure, syaratnya
rule off topic: jasa, menawarkan, nawarin kerjasama|jasa|produk, nawarkan, kerjasama, kerja sama, sponsorship, sponsor, proposal, endorse, endorsement, followers, reseller, dropship, undian, pemenang, slot, gacor, maxwin, judi, togel, crypto, invest, investasi, pinjaman, pinjol, kos|kost putri|putra, kamar kosong, apotek, obat, emas, antam, lamaran, loker, lowongan, cv terlampir, salah sambung|nomor|kirim, wrong number, titip jual, avanza, xenia, innova, forex, trading, seo, website, casino, jual beli emas, arisan, undangan, nikahan, rental mobil, supplier, distributor, agen properti, klinik, menang, lottery, prize, winner, loan, jadi mitra|dealer|agen|distributor, mau|ingin|cara buka dealer, mitra dealer, magang, skripsi, penelitian, kuesioner, wawancara, mamah, mama, nasi, masak, makan, tugas sekolah, paket anda, kurir paket, otp, kode verifikasi, pulsa, les privat, bimbel, asuransi jiwa, partnership, business opportunity, we offer, our services, earn money, token listrik, bengkel las, nomor|nomornya pak|bu|mas|mbak, ini [dengan] pak|bu #w bukan|ya
rule on topic: motor listrik, mau beli, mau servis, test ride, mogok, butuh motor, beli motor, kredit motor, butuh #n unit, mau ambil, servis, electric, untuk usaha|jualan|kurir|armada
rule offers business: reseller, mitra, dealer, distributor, syarat, syaratnya, jadi
rule any model: terserah, semua boleh|bagus|oke|model|tipe|varian|saja|suka, apa saja, mana saja, bebas, belum tau|tahu|nentuin|menentukan|pasti|ada|yakin|kepikiran, bingung, tidak tau|tahu, any, anything, whatever, not sure, rekomendasi, rekomen, rekomendasiin, saranin, saran, sarankan, recommend, up untuk you, mana bagus, bukan know
list small talk: halo, assalamualaikum, assalamu, alaikum, wr, wb, warahmatullahi, wabarakatuh, selamat, good, pagi, siang, sore, malam, kak, min, gan, bang, pak, bu, mas, mbak, mba, om, sis, bro, permisi, punten, ya, iya, ok, oke, okay, okey, baik, siap, terima kasih, thanks, tes, test, p, sip, dengan, admin, there, day, everyone, mau, tanya, dong, nanya, bertanya, boleh, bisa, saya, numpang, maaf, hm, hmm, om swastiastu, swastiastu, shalom, salam, sejahtera, sampurasun, kulo nuwun, wkwk, wkwkwk, haha, hehe, hahaha, nanti, sebentar, bentar, ditunggu, tunggu, dulu, lagi, benar, betul
rule not leaning: servis, bengkel, garansi, spare, sparepart, baterai rusak
rule about a unit: #m, motor, unit, warna, listrik
rule wishes a model: mau|rencana|berencana|maunya ...... #m
list two meanings: plus, pro, max, mini, lite, air, one, go, prime, ultra, basic, standard, city, classic, new
list model before: yang, tipe, type, model, modelnya, varian, seri, the, volta, v, mau, maunya, ambil, beli, bukan, jangan, not, minat, pilih, punya, harga, atau, ke
list model after: saja, atau, dan, dengan, one, model, please, tolong, aja, deh, dong, kak, ya
list degree: lulusan, kuliah, jenjang, pendidikan, gelar, sarjana, s1, s2, beasiswa, program, mahasiswa, jurusan, dosen, doktor
list between models: atau, dan, dengan, serta, vs, banding
list street: jl, jln, jalan, jlan, gg, gang, street, st, lorong, komplek, kompleks, perum, perumahan, gedung, ruko
list place twofold: malang, padang, solo, palu, medan, kudus, serang, tegal, sorong, batu, merak, waru, kuta, taman, bangka, koja, dago, kopo, lembang, sanur, priok, aceh, lampung
list place not after: nasi, makan, rm, resto, restoran, warung, sate, soto, bakso, mie, pempek, bika, dodol, oleh, batik, nasib, sungguh, touring, bulan, bang, mas, bu, pak, ibu, bapak, pakai, pukul, bagai, lagu, acara, logat, anak, jeruk, apel, rawan, kena, si, paku, kunci, arti, bahasa
list place not before: berat, terjal, nasib, riding, touring, ride, tanjakan, perang, magnet, listrik, arit, besi, beton, melintang, benar, sekali, hati, fc, united, arema, karir, player, trip, bulan, merdeka, panjang, pariaman, sidempuan, lawas
list lives: tinggal, rumah, lokasi, alamat, kirim, antar, live, domisili, ngekos, kos, kost, pindah, base, stay, sekarang, ambil
list within: di, in, ke, daerah, area, wilayah, kota, kab, kabupaten, kec, kecamatan, near, dekat, deket, sekitar, sekitaran, dari, around, se
list elsewhere: ktp, asal, kerja, dari, lahir, kelahiran, kampung, identitas, stnk, plat, nama, from, temen, teman
list postcode: kode, pos, kodepos, postcode, zip, code, postal
`;

/** One row per entry; whatever staff add stands in `own`. */
export function wordSeed(): WordRow[] {
  return SEED.trim()
    .split('\n')
    .map((line) => {
      const end = line.indexOf(': ');
      return { entry: line.slice(0, end), ours: line.slice(end + 2), own: '', problem: '' };
    });
}
