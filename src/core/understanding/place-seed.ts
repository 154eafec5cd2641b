/** What people call Indonesian cities, and districts that lie in them; they count where the Places tab has the city. */
export const PLACES = `
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
`;
