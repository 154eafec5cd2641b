/** What people call Indonesian cities, and districts that lie in them; they count where the Places tab has the city. */
export const PLACES = `
place jakarta pusat: jakpus, jkt pusat, jkt pst, central jakarta, menteng, tanah abang, kemayoran, gambir, cempaka putih, sudirman, thamrin, monas, senen, johar baru, sawah besar, gunung sahari, salemba, cikini, jkrta pst, jakarta pst, jkrt pst, jkrta pusat, jkrt pusat
place jakarta selatan: jaksel, jkt selatan, jkt sel, south jakarta, kemang, kebayoran baru, kebayoran lama, kebayoran, cilandak, pasar minggu, tebet, blok m, fatmawati, pondok indah, lebak bulus, jagakarsa, mampang, pancoran, kuningan jaksel, setiabudi, pesanggrahan, ragunan, tegal parang, bintaro jaksel, jkt slt, kalibata, mampang prapatan, senopati, radio dalam, pejaten, cipete, ciganjur, lenteng agung, srengseng sawah, manggarai, bangka jaksel, tb simatupang, scbd, senayan, kokas, kota kasablanka, jkrta slt, jakarta slt, jkrt slt, jkrta selatan, jkrt selatan
place jakarta barat: jakbar, jkt barat, west jakarta, grogol, kebon jeruk, cengkareng, kalideres, tambora, palmerah, kembangan, puri indah, tomang, slipi, tanjung duren, jkt brt, kedoya, meruya, joglo, taman sari, puri kembangan, daan mogot, rawa buaya, srengseng, green garden, jkrta brt, jakarta brt, jkrt brt, jkrta barat, jkrt barat
place jakarta timur: jaktim, jkt timur, east jakarta, cakung, duren sawit, jatinegara, rawamangun, cipayung, pulogadung, pulo gadung, kramat jati, matraman, ciracas, cijantung, klender, cibubur, pasar rebo, pondok kopi, pondok bambu, jkt tmr, jkt tim, cawang, cipinang, pondok gede jaktim, makasar jaktim, halim, condet, cililitan, pulomas, utan kayu, buaran, kampung melayu, otista, lubang buaya, pondok kelapa, pisangan, jkrta tmr, jakarta tmr, jkrt tmr, jkrta timur, jkrt timur
place jakarta utara: jakut, jkt utara, north jakarta, kelapa gading, sunter, tanjung priok, priok, pluit, penjaringan, cilincing, pademangan, ancol, koja, pik, pantai indah kapuk, jkt utr, muara karang, kapuk muara, kalibaru, marunda, semper, warakas, danau sunter, muara baru, jkrta utr, jakarta utr, jkrt utr, jkrta utara, jkrt utara
place bogor: bgr, bogor kota, cibinong, ciawi, cileungsi, sentul, parung, jonggol, dramaga, kota hujan, gunung putri, citeureup, tajur, bojong gede, bojonggede, cisarua, caringin, leuwiliang, sukaraja bogor, kedung halang, yasmin, ciomas, babakan madang, bogor barat, tanah sareal
place depok: dpk, cinere, margonda, beji, cimanggis, bojongsari, pancoran mas, sawangan, tapos, sukmajaya, cipayung depok, limo, kukusan, kelapa dua depok, pancoranmas, cilodong, depok lama, depok 2, dpok
place tangerang: tgr, tng, tangerang kota, cipondoh, karawaci, ciledug, cikokol, cengklong, karang tengah, batuceper, cikupa, balaraja, kelapa dua tangerang, curug tangerang, pasar kemis, larangan tangerang, poris, periuk, kosambi tangerang, tigaraksa, sepatan, jatiuwung, cisoka, neglasari, gandasari, citra raya
place tangerang selatan: tangsel, south tangerang, bintaro, bsd, serpong, ciputat, pamulang, pondok aren, alam sutera, gading serpong, setu tangsel, jombang tangsel, rempoa, graha raya, rawa buntu, pondok cabe, pondok betung, cirendeu, jurang mangu, tgr sel, tng sel, tangerang sel, tang sel, tgr selatan
place bekasi: bks, bekasi kota, cikarang, tambun, jatiasih, pondok gede, bantar gebang, harapan indah, summarecon bekasi, galaxy bekasi, jatibening, rawalumbu, cibitung, mustika jaya, pekayon, kranji, babelan, setu bekasi, tarumajaya, medan satria, kemang pratama, jatisampurna, jatikramat, bekasi timur, bekasi barat, bekasi utara, bekasi selatan, grand galaxy, lippo cikarang, jababeka, mustikajaya
place bandung: bdg, bdng, dago, cibiru, buah batu, buahbatu, antapani, ujung berung, ujungberung, lembang, kopo, cicaheum, soreang, dayeuhkolot, rancaekek, cileunyi, kota kembang, paris van java, cicendo, sukajadi, gedebage, arcamanik, kiaracondong, cibeunying, margahayu, baleendah, banjaran, majalaya, ciumbuleuit, setiabudi bandung, cihampelas, batununggal, padalarang, pasteur, riau bandung, cibaduyut, bojongsoang, katapang, ciwidey, jatinangor, sarijadi, ledeng, gegerkalong
place cimahi: cmh, cimindi, leuwigajah, cibeureum, baros cimahi, padasuka cimahi
place karawang: krw, kerawang, klari, cikampek, telukjambe, galuh mas, rengasdengklok, cikampek karawang
place cirebon: crb, cerbon, plered cirebon, kedawung, sumber cirebon, harjamukti, kesambi
place sukabumi: skb, smi, cibadak, palabuhanratu
place tasikmalaya: tasik, tsm
place garut: grt
place serang: srg, kasemen, cipocok, ciruas, taktakan
place cilegon: clg, merak
place semarang: smg, smrg, semarang kota, banyumanik, tembalang, ungaran, pedurungan, ngaliyan, simpang lima, gajahmungkur, gunungpati, mijen, genuk, candisari, mranggen, tugu semarang, sampangan, ungaran timur, pleburan, semarang barat, semarang timur, semarang selatan, semarang utara, majapahit semarang
place surakarta: solo, surakarta hadiningrat, kartasura, kartosuro, laweyan, jebres, solo baru, banjarsari solo, pasar kliwon, colomadu, gentan, sukoharjo, palur, manahan
place yogyakarta: jogja, yogya, yogja, jogjakarta, djogja, yk, jgj, malioboro, bantul, kotagede, umbulharjo, kota pelajar, kota gudeg, gondokusuman, wirobrajan, mantrijeron, kasihan bantul, banguntapan, sewon, imogiri, piyungan
place sleman: depok sleman, condongcatur, gejayan, kaliurang, seturan, ngaglik, mlati, gamping, jakal, maguwoharjo, kalasan, depok kaliurang, berbah, godean, prambanan sleman, babarsari, pogung, sleman jogja, sleman yogya, sleman yogyakarta, sleman diy
place magelang: mgl, muntilan, borobudur
place purwokerto: pwt, pwkt, banyumas
place tegal: slawi
place pekalongan: pekalongan kota
place kudus: kds
place surabaya: sby, sbya, surabya, suroboyo, surabaia, sura baya, rungkut, wonokromo, gubeng, tunjungan, kenjeran, wiyung, darmo, sukolilo, tegalsari, mulyorejo, kota pahlawan, tambaksari, sawahan, jambangan, gayungan, gunung anyar, lakarsantri, benowo, ketintang, jemursari, manukan, kapasan, pakuwon, citraland surabaya, dukuh kupang, tandes, kertajaya, keputih, surabaya barat, surabaya timur, surabaya selatan, surabaya utara, mulyosari, ngagel, dharmahusada, wonocolo, semampir, bubutan, ampel surabaya, kenjeran surabaya
place sidoarjo: sda, sidoardjo, waru, gedangan, taman sidoarjo, krian, buduran, sepanjang sidoarjo, porong, candi sidoarjo, tulangan, sukodono, wage, aloha sidoarjo, juanda
place gresik: gsk, driyorejo, menganti, kebomas, manyar, cerme
place malang: mlg, ngalam, lowokwaru, blimbing, singosari, kepanjen, batu malang, dinoyo, sawojajar, kota apel, klojen, sukun, kedungkandang, lawang, pakis malang, karangploso, soekarno hatta malang, suhat, sawojajar malang, turen, gondanglegi, dau malang, tidar malang, arjosari
place kediri: kdr, pare kediri
place madiun: mdn jatim
place jember: jbr
place banyuwangi: bwi, bwangi, genteng banyuwangi
place denpasar: dps, sanur, renon, sesetan, panjer, kesiman, ubung, sidakarya, peguyangan, pemogan, gatsu denpasar, teuku umar denpasar
place badung: kuta, canggu, jimbaran, nusa dua, kerobokan, seminyak, legian, mengwi, uluwatu, tabanan badung, sempidi, dalung, abiansemal, pererenan, ungasan, tuban bali, berawa, umalas, badung bali
place singaraja: buleleng
place mataram: lombok, ampenan, cakranegara, lombok barat, sekarbela, gerung
place kupang: kpg, oebobo, oesapa, penfui, kelapa lima
place medan: mdn, medan kota, padang bulan, tembung, helvetia, medan johor, polonia, medan baru, simpang limun, medan petisah, medan sunggal, medan amplas, medan tuntungan, medan denai, setia budi medan, marelan, belawan, percut, lubuk pakam, deli serdang, medan selayang, pancing medan
place pematangsiantar: siantar, pematang siantar, p siantar
place banda aceh: aceh, bna, kutaraja, banda acheh, banda aceh kota, bandaaceh, b aceh
place padang: pdg, kota padang, lubuk begalung, kuranji padang, koto tangah, nanggalo, lubuk kilangan, pauh padang, padang barat, padang timur
place pekanbaru: pku, pekan baru, pakanbaru, panam, tampan pekanbaru, marpoyan, rumbai, sukajadi pekanbaru, arengka, sail pekanbaru
place batam: btm, batam center, batam centre, nagoya batam, batu aji, sekupang, bengkong, tiban, nongsa, batu ampar batam, sagulung, lubuk baja, piayu
place palembang: plg, plbg, plembang, jakabaring, wong kito, plaju, ilir barat, ilir timur, seberang ulu, kertapati, sako palembang, kenten, ampera
place bandar lampung: balam, bandarlampung, tanjung karang, tanjungkarang, lampung, teluk betung, bdl, kedaton, rajabasa, sukarame, kemiling, way halim, wayhalim, labuhan ratu
place jambi: jmb
place bengkulu: bkl
place pangkalpinang: pangkal pinang, bangka, pgk
place balikpapan: bpp, bppn, sepinggan, balikpapan kota, gunung bakaran, manggar balikpapan, batu ampar balikpapan
place samarinda: smd, smr, samarinda seberang, loa janan, sungai kunjang, palaran
place banjarmasin: bjm, banjar masin, bjmasin, kayu tangi, kayutangi, sungai andai, banjarmasin utara, s parman banjarmasin
place pontianak: ptk, pnk, siantan, sungai raya dalam, kota baru pontianak, pontianak kota
place palangkaraya: palangka raya, palangka, pky, jekan raya, pahandut
place makassar: mks, mksr, makasar, ujung pandang, ujungpandang, panakkukang, tamalanrea, rappocini, manggala, biringkanaya, antang, daya makassar, sudiang, perintis kemerdekaan, hertasning, gowa, sungguminasa, tamalate, mariso, btp, panakukang, pettarani
place manado: mdo, menado, wenang, malalayang, tikala, paal dua, mapanget, wanea, bahu manado
place kendari: kdi
place gorontalo: gtlo, gto
place ambon: ambon manise, passo, sirimau, batu merah, poka ambon
place ternate: tidore
place sorong: srong
place jayapura: jpr, abepura, sentani, waena, heram, entrop, kotaraja jayapura, sentani jayapura
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
