/** How words are spelled in chats, and which words belong to which language. One entry a line. */
export const SPELLINGS = `
spelling tidak: ga, gak, gk, g, nggak, ngga, enggak, engga, ngak, tdk, tak, ndak, dak, kagak, kaga, ora, ra, teu, henteu, kada, ndk, gx, nda, indak, mboten, boten, tra, moal
spelling tidak mau: gamau, gakmau, gmau, emoh, ogah, embung
spelling tidak bisa: gabisa, gakbisa, gbs, gbisa
spelling tidak usah: gausah, gakusah, gosah, gausa, rasah, rausah, gasah, ndausah, tausah
spelling tidak ada: gaada, gada, gkada
spelling tidak jadi: gajadi, gakjadi
spelling jangan: jgn, jngn, ojo, ojok, ulah, jan, entong, janganlah, jgnlah, jang, jangang, jangn, jganla
spelling bukan: bkn, bukannya, sanes, dudu, not, dont
spelling cukup: cekap, cukuplah, cekapi
spelling angkut: ngangkut, mengangkut, ngangkutin, diangkut, pengangkut
spelling hapus: busek, dibusek, busak, dibusak, pupus, dipupus, hapuskeun, hapusno
spelling dari: teko, saking
spelling mau: want, wants, wanna, mo, mw, pengen, pengin, pingin, ingin, kepengen, kpngn, arep, pen, nak, hendak, handak, hyg, hoyong, jagi, badhe, pgn, pngn, mauu, mao, nio, bade, hakun, daek, daekeun, kepingin, kepengin, pengeen, mawu, wantto, gelem, purun, maw, mauk, mau2, pengn, pgin, pengan
spelling saya: sy, sayo, gue, gw, gua, aku, ak, sya, kami, kita, sa, torang, ambo, awak, tiang, kulo, kula, abdi, urang, ulun, beta
spelling motor: bike, bikes, motorbike, motorcycle, motorcycles, scooters, motr, mtr, motore, motorne, motorna, motornya, motorku, skuter, scooter, kendaraan, mtor, moter, mutor
spelling listrik: elektrik, electric, lstrk, lsitrik
spelling beli: bli, tuku, tumbas, meli, blie, mundut, meser, beliin, membeli, pembelian, buy, purchase, dibeli, numbas, meuli, blanja, belinya, menukar, mundhut, wtb, mambali, ngagaleuh, galeuh, ngagaleh, tukuo, kubeli, kulak, ngulak
spelling pesan: pesen, mesen, memesan, psn, dipesan, pemesanan
spelling order: oder, mengorder, ngorder
spelling ambil: ambilin, diambil, ambl, ngambilin, amb, ngambil, mengambil, pundut, jupuk
spelling minat: berminat, tertarik, trtarik, interested
spelling kredit: kridit, kiridit, credit, nyicil, cicil, cicilan, dicicil, angsuran, angsur, nyicilnya, ngredit, kreditan, installment, installments, leasing, financing, dikredit, mencicil, tenor
spelling murah: cheap, cheaper, cheapest, termurah, murce, murmer, murahan, mirah
spelling harga: rego, hrg, harganya, regane, regone, rega, hargana, pangaos, hrga, price, prices, prais, pricelist, biaya, biayanya, cost, ongkos, hargane, haraga, harago, reginipun, regi
spelling berapa: brp, brapa, berapo, berp, much, piro, pira, pinten, sabaraha, sebrapa, duit, brpa, berapaan, barapa, barapo, birapa, pirang, pirangan, bara
spelling servis: service, serpis, srvice, servise, serviced, diservis, servisnya, srvis, nyervis, servicenya, servic, perbaikan, memperbaiki, diperbaiki, benerin, perbaiki, repair, ndandani, dandan, dibenerin, dandosi, ngalereskeun, servisin, betulin, betulkan, dibetulin, dibetulkan, benahin, dibenahi, mbenakke, dandanke, ndandakke, srvc, srvs, svc, serfis, servisan
spelling double: twin, kembar, dobel, dobol, dabel
spelling sampai: sampe, nyampe, nyampai, ampe
spelling punya: punyo, duwe, nduwe, gaduh, punye, pny
spelling mana: mn, mno, endi
spelling test: tes, tst, tess, testing, ts, tesd, teset, tez
spelling ride: raid, rid, raide, rides, drive, riding, rde, rait, ried, rite, raed, reid, rade, drife, draif, draive, drif, draiv
spelling test ride: testride, tesride, testdrive, tesraid, tesrid, tesdrive, testraid, tesreid, testreid, testrid, tesred, testraide
spelling coba: dirasain, dirasakan, nyicipin, cicipin, dicobian, nyobanya, cobain, nyoba, nyobain, dicoba, mencoba, mencobanya, nyobak, nyobian, dicobian, jajal, jajalin, menjajal, ngerasain, merasakan, nyobi, try, trying, nyubo, uji, njajal, cubo, nyubain, ngerasakan, ngicipi, icip, icip, nyicip, incip, ngincip, jjl, njjl, mancoba, cobaan, nyobaan, nyobin
spelling dulu: dl, dlu, heula, disik, dlo, rumiyin
spelling bisa: bs, bsa, iso, isa, tiasa, pacak, can, dados, saged, could, bisakah, isok, biso, bise, iyso
spelling boleh: blh, bole, bolehkah, angsal
spelling dengan: dgn, dng, dg, sama, sm, ama, karo, jeung, with, kaliyan
spelling yang: yg, yng, sing, nu
spelling di: dipun, d, neng, nang, ring, ing, at, in
spelling dimana: dmn, dmana, where, kemana, nendi, dmna, dimna, dmnaa
spelling untuk: utk, buat, bwt, u, tuk, for, to, kanggo, kangge
spelling dan: and, serta
spelling atau: ato, atw, or
spelling tapi: tp, tpi, but, tetapi, namun
spelling kalau: klo, kalo, kl, kalok, if, nek, jika, misal, misalkan, upami
spelling cara: carana, caranya
spelling sudah: enggeus, geus, atos, wis, sampung, sampon, udah, udh, sdh, dah, uda, wes, sampun, already, mpun
spelling belum: blm, blom, belom, durung, teacan, dereng
spelling sekarang: skrg, skrang, skr, now, saiki, ayeuna
spelling saja: mawon, mawonlah, wungkul, aja, aj, ae, bae, wae, doang, only, just
spelling ada: onok, ono, aya, enten, wonten, available, any
spelling apa: apaan, opo, naon
spelling kapan: kpn, when, iraha
spelling bagaimana: gimana, gmn, gmana, piye, kumaha, how, pripun, kepriye
spelling kenapa: knp, knapa, why, ngopo, napa, mengapa
spelling ini: nih, ni, iki, ieu, this
spelling itu: tu, tuh, kuwi, that, eta
spelling tolong: tlg, tlong, please, pls, plis, plz, mohon, mhn, punten, nyuwun
spelling terima kasih: makasih, mksh, thx, thanks, trims, tengkyu, suwun, nuhun, matur
spelling lagi: meneh, maning, manih, melih, lg, again, deui, maneh, anymore, malih, maning, lai
spelling banget: bgt, bngt, pisan
spelling pakai: pake, pk, nganggo
spelling kirim: kintuni, kintun, dikintuni, ngintun, dikintun, ngirimkeun, dikirimkeun, kirimkeun, dikirimke, kirimno, ngirimno, mengirimi, mengirimkan, mengirimin, ngirimin, ngirimkan, kirimkan, terkirim, krm, dikirim, mengirim, kirimin, kirimkan, send, ngirim, dikirimin, ngirimi, kirimi, dikirimi, sending, pengiriman, dikirimkan
spelling minta: mnt, mintak, nyuwun, njaluk, menta, mnt5, minta2
spelling info: informasi, inpo, information
spelling hubungi: dihubungi, dihub, menghubungi, hub, kontak, contact, contacting, dikontak, hubungin, menghubungiku, ngubungi, ngehubungi, dihubungin, ngubungin, ngehubungin, menghubungin, dikabarin
spelling telepon: ditelfon, nelfon, nelfonin, telfonin, teleponin, telponin, tlpn, tlpon, ditlp, ditlpn, nelp, telefon, nelepon, telepun, dtelpon, ditilpun, tilpun, telvon, ditelponin, tolpon, telephone, telpon, tlp, telp, nelpon, ditelpon, ditelepon, menelepon, telfon, call, calling, ditelp, calls
spelling nomor: nmr, number, nomer
spelling berhenti: brenti, brhenti, berenti, mandheg, mandeg, stopin, eureun, liren, leren
spelling stop: quit, setop, stopp, stp, sotp, stpo, stoop
spelling unsubscribe: unsubcribe, unsubscrib, unsuscribe, unsubscibe, unsubs, unsubsribe, unsubcrib, ansubscribe, unsubscribed
spelling hentikan: hentiin
spelling promosi: promosinya, promosiin
spelling promo: promonya, discount, diskon, potongan, diskonan, cashback, bonus, subsidi, gratisan
spelling garansi: warranty, garansinya, digaransi, bergaransi, guarantee
spelling baterai: batre, batrei, battery, baterei, batere, batrai, batrenya, aki, accu, batt, batteries
spelling cas: charge, charging, ngecas, dicas, charger, cass, pengisian, ngecharge, dicharge, casan, ngecasnya
spelling brosur: brochure, brosure, brosurnya, katalog, katalognya, catalogue, catalog
spelling dealer: diler, dealernya, dealeripun, dealere, showroom, cabang, toko, outlet, dlr, dilernya
spelling bengkel: bengkelnya
spelling rumah: omah, omahku, imah, rmh
spelling orang: org, wong, urang, people, person, jalmi, jalma
spelling sales: salesnya, marketing
spelling admin: atmin, adminnya
spelling manusia: human
spelling sini: here, kene, dieu
spelling besok: bsk, tomorrow, sesuk, sok
spelling hari: hr, day, days, dino, dinten
spelling jam: pukul, hour, hours
spelling buka: bikak, open, opening, bukak
spelling tutup: close, closed, closes, nutup
spelling surat: surat2, suratnya
spelling warna: color, colour, colors, colours, werno
spelling stok: stock, stoknya, ready, redi, tersedia, availability, inden, indent
spelling mogok: mogog
spelling rusak: rsk, broken, broke, rusake
spelling jatuh: jatoh, terjatuh, jatohin
spelling ganggu: ngaganggu, ngeganggu, ngganggu
spelling perlu: kedah, perlu2
spelling bicara: ngendiko
spelling cari: pados, milarian, nyari, golek, nggolek, goleki, nggoleki, mencari, nyariin, nyarik
spelling mati: pejah, matot, matek, modar, pareum
spelling kak: ka, kaka, kakak, kk
spelling min: mimin
spelling bang: bg, abang
spelling nyala: nyalah, hidup, murup, urip, idup, iduup, ngidup, hurung, murub, hiduik, hidu, hidop, idop
spelling kantor: kerja, kerjaan, office
spelling tukar: tuker, tukeran, ditukar, ditukerin, tukerin, nukerin, tukaran
spelling unit: unitnya
spelling tinggal: domisili, menetap, tggl, live, living, stay, omahku
spelling jual: jualan, menjual, adol, dodolan
spelling lokasi: lokasinya, posisi, alamat, located, location, address, dumununge
spelling kemarin: kmrn, kmaren, wingi, kmren
spelling sebelum: sebelumnya, sakdurunge, sadurunge, sakdurung, saacan, sabelum, sabaluman
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
spelling kurir: ngurir, courier, kurier, kuririn
spelling nama: nami, jeneng, jenenge
spelling kencang: kenceng, banter, kencengan
spelling total: totalnya, totale
spelling periksa: periksain, meriksa, mriksa, dipriksa
spelling volta: vlota, volt
spelling 1: "satu", "one", "i", "l"
spelling 2: "dua", "two", "ii"
spelling 3: "tiga", "three", "iii"
spelling 4: "empat", "four"
spelling 5: "lima", "five"
spelling v: "ve", "vi", "fi", "fvi", "vee", "pi"
spelling s: "es", "ess"
spelling c: "ce", "se", "si", "cee"
spelling x: "eks", "iks", "ex"
spelling e: "ee"
list everyday: bali, beri, besi, bela, beda, boleh, belum, besar, bener, kotor, rusuk, rasuk, pesta, pasar, puas, puls, aman, amil, harta, hargai, halaman, malam, malas, malah, marah, masing, masih, kurang, kupas, batal, batas, batam, batang, badan, bagus, serong, sering, serang, serung, sarang, seling, tegas, garuk, garis, jambu, medali, media, sedan, padat, pedang, pandang, padahal, terang, tarikan, tarik, sembarang, semarak, kendali, kendaraan, ember, jumper, depan, depot, sport, spot, sports, salah, salam, salon, salep, warna, warga, warung, motif, motto, moto, tesla, tetap, tempat, lokal, telepon, tuker, tukang, tutup, sale, saleh, alasan, sendiri, berdiri, kudu, muda, mudah, madu, paling, palsu, solusi, soal, mandi, mandor, binar, cinta, cuma, city, situ, dealer, deal, pulang, pulsa, pulus, kamu, kami, kalau, kanan, maaf, mana, masuk, murah, minta, minat, sedang, senang, sepeda, sore, sorot, pagi, pasti, panas, pantai, pakai, perlu, please, price, plis, jelas, jepang, jember, bekas, bekal, bensin, bogor, bohong, depok, deposit, dekat, detail, cepat, cerita, cari, kirim, kira, kitab, kantor, karena, karawang, makan, maka, makassar, proto, foto, photo, kembang, pahlawan, pelajar, hujan, merah, karyawan, karyawati, seberang, menang, sembako, bandara, sebarang, gerbang, pendopo, kedai, sabun, medsos, sorry, pinang, pasangan, garasi, ternyata, balikin, balik, maklum, penjualan, pelayanan, pemasaran, pembayaran, perbandingan, pendaftaran, kebetulan, penjualnya, penawaran, keterangan, sebenarnya, kelihatan, pekerjaan, perjalanan, kesehatan, beberapa, bagaimana, dibanding, dibandingkan, off, kan, belt, pasang, maling, palang, bel, bocor, bodor, tega, tegak, seram, pajang, ladang, larut, badut, gadung, seorang, sarung, kurus, padan, kudis, mataharian, senin, selasa, rabu, kamis, jumat, sabtu, minggu
list sought: berhenti, beli, pesan, order, ambil, servis, test ride, harga, kredit, motor, listrik, garansi, baterai, bengkel, rusak, mogok, dealer, promo, sekarang, lokasi, hubungi, manusia, telepon, tukar, warna, alamat, sales, customer, sport, cargo, city, plus, volta, cicilan, angsuran, nyicil, dimana, garansinya
list english: the, is, are, am, was, i, im, ill, id, ive, you, your, we, our, us, my, me, it, its, this, that, these, those, can, could, would, will, do, does, did, dont, doesnt, cant, wont, isnt, have, has, had, need, want, like, get, give, take, buy, please, thanks, thank, hello, hi, hey, good, morning, evening, what, which, when, where, who, why, how, much, many, any, some, for, from, to, in, on, at, of, with, without, about, and, or, but, not, no, yes, near, next, there, here, between, back, call, speak, talk, send, stop, remove, contact, write, message, more, if, be, been, come, ask, try, book, looking, interested, price, open, closed, broke, broken, down, whats, wheres, sorry, wrong, number, join, now, out, still, other, english, person, someone, cheaper, available, live, location, black, white, red, colours, colors, under, know, tell, see, really, change, changed, mind, instead, one, two, buying, very, just, only, help, asap, service, hold, another, than, first, before, after, today, tomorrow, sunday, leave, alone, text, best, rest, quit, mean, say, said, keep, left, right, time, make, made, love, work, works, unsubscribe, remove, possible, flat, tire, tyre, strange, noise, repair, bike, bikes, motorbike, motorcycle, purchase, riding, rides, trying, cheap, cheapest, cost, already, sending, contacting, calling, afternoon, night, located, living, stay, swap, exchange, weekend, nearest, version, problem, maybe, decide, bit, useless, difference, month, deliver, foreigner, installment, year, years, range, pls, plz, real, schedule, monthly, weird, charge, anymore, wife, scooter, drains, overnight, monday, tuesday, wednesday, thursday, friday, saturday, pay, feel, checked, fixed, rent, week, last, new, old, long, far, far, light, lights, brake, brakes, key, advice, thinking, getting, browsing, differences, models, all, again, also, soon, later, early, late, able, think, find, show, during, since, until, while, because, every, each, both, same, different, big, small, great, bad, guys, sir, madam, regards, husband, kids, family, friend, house, home, restaurant, shop, company, business, expat, tourist, passport, licence, license, wondering, currently, yet, lost, stolen, damaged, fell, crashed, rain, wet, slow, sounds, smell, smoke, wheel, engine, seat, mirror, horn, pick, bring, visit, arrive, loan, refund, units, somewhere, around, flooded, lets, agent, address
list english shared: service, test, ride, stop, contact, hello, hi, hey, please, thanks, price, available, location, stock, sales, book, message, call, join, in, at, to, of, on, city, sport, cash, no, one, open, me, help, out, id, number, sorry, down, black, white, red, buy, try, do, or, di, it, unsubscribe
list indonesian: ya, yah, nih, tuh, sih, kok, dong, deh, lho, loh, kan, nya, ini, itu, dari, pada, akan, lah, kah, kamu, anda, mas, mbak, mba, pak, bu, gan, bro, sis, om, tante, rumah, jalan, hari, minggu, bulan, tahun, kasih, terima, selamat, cocok, masih, pernah, biasa, dekat, deket, kota, daerah, depan, nomer, tanya, nanya, banyak, sedikit, rem, ban, lampu, anak, istri, suami, teman, temen, bapak, ibu, kerja, usaha, toko, bikin, jadi, kayak, seperti, maaf, permisi, minta, cari, liat, lihat, tahu, tau, pulang, pergi, naik, turun, jatuh, sekalian, kirim, warna, juga, sudah, nanti, cuma, harus, semua, setelah, karena
list both languages: discount, city, sport, plus, cargo, volta, test, testing, testride, ride, scooter, charge, charging, battery, sales, admin, order, promo, info, information, unit, dealer, showroom, credit, installment, service, warranty, marketing, cash, color, colour, colors, colours, motor, km, dp, center, showrooms, electric, financing, leasing, day, days, hour, hours, human, person, people, guarantee, posting, opening, working, minimum, model, premium, price, prices, cancel, office, charger, cashback, stock, ready, brochure, scooters, availability, available
`;
