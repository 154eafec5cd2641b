/** What people call Indonesian cities, and districts that lie in them. They count where the Places tab has the city. */

const NICKNAMES = `
jakarta pusat: jakpus, jkt pusat, jkt pst, central jakarta, menteng, tanah abang, kemayoran, gambir, cempaka putih, sudirman, thamrin, monas
jakarta selatan: jaksel, jkt selatan, jkt sel, south jakarta, kemang, kebayoran baru, kebayoran lama, kebayoran, cilandak, pasar minggu, tebet, blok m, fatmawati, pondok indah, lebak bulus, jagakarsa, mampang, pancoran, kuningan jaksel, setiabudi, pesanggrahan, ragunan, tegal parang, bintaro jaksel
jakarta barat: jakbar, jkt barat, west jakarta, grogol, kebon jeruk, cengkareng, kalideres, tambora, palmerah, kembangan, puri indah, tomang, slipi, tanjung duren
jakarta timur: jaktim, jkt timur, east jakarta, cakung, duren sawit, jatinegara, rawamangun, cipayung, pulogadung, pulo gadung, kramat jati, matraman, ciracas, cijantung, klender, cibubur, pasar rebo, pondok kopi, pondok bambu
jakarta utara: jakut, jkt utara, north jakarta, kelapa gading, sunter, tanjung priok, priok, pluit, penjaringan, cilincing, pademangan, ancol, koja, pik, pantai indah kapuk
bogor: bgr, bogor kota, cibinong, ciawi, cileungsi, sentul, parung, jonggol, dramaga
depok: dpk, cinere, margonda, beji, cimanggis, bojongsari, pancoran mas
tangerang: tgr, tng, tangerang kota, cipondoh, karawaci, ciledug, cikokol, cengklong, karang tengah, batuceper
tangerang selatan: tangsel, south tangerang, bintaro, bsd, serpong, ciputat, pamulang, pondok aren, alam sutera, gading serpong
bekasi: bks, bekasi kota, cikarang, tambun, jatiasih, pondok gede, bantar gebang, harapan indah, summarecon bekasi, galaxy bekasi, jatibening, rawalumbu, cibitung
bandung: bdg, bdng, dago, cibiru, buah batu, buahbatu, antapani, ujung berung, ujungberung, lembang, kopo, cicaheum, soreang, dayeuhkolot, rancaekek, cileunyi
cimahi: cmh, cimindi
karawang: krw, kerawang, klari, cikampek
cirebon: crb, cerbon, plered cirebon
sukabumi: skb, smi, cibadak, palabuhanratu
tasikmalaya: tasik, tsm
garut: grt
serang: srg
cilegon: clg, merak
semarang: smg, smrg, semarang kota, banyumanik, tembalang, ungaran, pedurungan, ngaliyan, simpang lima
surakarta: solo, surakarta hadiningrat, kartasura, kartosuro, laweyan, jebres, solo baru
yogyakarta: jogja, yogya, yogja, jogjakarta, djogja, yk, jgj, malioboro, bantul, kotagede, umbulharjo
sleman: depok sleman, condongcatur, gejayan, kaliurang, seturan, ngaglik, mlati, gamping, jakal
magelang: mgl, muntilan, borobudur
purwokerto: pwt, pwkt, banyumas
tegal: slawi
pekalongan: pekalongan kota
kudus: kds
surabaya: sby, sbya, surabya, suroboyo, surabaia, sura baya, rungkut, wonokromo, gubeng, tunjungan, kenjeran, wiyung, darmo, sukolilo, tegalsari, mulyorejo
sidoarjo: sda, sidoardjo, waru, gedangan, taman sidoarjo, krian, buduran
gresik: gsk, driyorejo, menganti
malang: mlg, ngalam, lowokwaru, blimbing, singosari, kepanjen, batu malang, dinoyo, sawojajar
kediri: kdr, pare kediri
madiun: mdn jatim
jember: jbr
banyuwangi: bwi, bwangi, genteng banyuwangi
denpasar: dps, sanur, renon
badung: kuta, canggu, jimbaran, nusa dua, kerobokan, seminyak, legian, mengwi, uluwatu
singaraja: buleleng
mataram: lombok, ampenan, cakranegara
kupang: kpg
medan: mdn, medan kota, padang bulan, tembung, helvetia, medan johor, polonia, medan baru
pematangsiantar: siantar, pematang siantar, p siantar
banda aceh: aceh, bna, kutaraja
padang: pdg, kota padang
pekanbaru: pku, pekan baru, pakanbaru, panam
batam: btm, batam center, batam centre, nagoya batam, batu aji, sekupang, bengkong
palembang: plg, plbg, plembang, jakabaring, wong kito
bandar lampung: balam, bandarlampung, tanjung karang, tanjungkarang, lampung, teluk betung, bdl, kedaton
jambi: jmb
bengkulu: bkl
pangkalpinang: pangkal pinang, bangka, pgk
balikpapan: bpp, bppn
samarinda: smd, smr
banjarmasin: bjm, banjar masin, bjmasin
pontianak: ptk, pnk
palangkaraya: palangka raya, palangka, pky
makassar: mks, mksr, makasar, ujung pandang, ujungpandang, panakkukang, tamalanrea
manado: mdo, menado
kendari: kdi
gorontalo: gtlo, gto
ambon: ambon manise
ternate: tidore
sorong: srong
jayapura: jpr, abepura, sentani
`;

/** A name that takes in several places: which one is asked. */
const AREAS = `
jakarta: jakarta pusat, jakarta selatan, jakarta barat, jakarta timur, jakarta utara
jkt: jakarta pusat, jakarta selatan, jakarta barat, jakarta timur, jakarta utara
dki: jakarta pusat, jakarta selatan, jakarta barat, jakarta timur, jakarta utara
jabodetabek: jakarta selatan, bogor, depok, tangerang, bekasi
bali: denpasar, badung, singaraja
banten: serang, cilegon, tangerang
jawa barat: bandung, bekasi, bogor
jabar: bandung, bekasi, bogor
jawa tengah: semarang, surakarta, magelang
jateng: semarang, surakarta, magelang
jawa timur: surabaya, malang, sidoarjo
jatim: surabaya, malang, sidoarjo
diy: yogyakarta, sleman
sumut: medan, binjai, pematangsiantar
sumatera utara: medan, binjai, pematangsiantar
kaltim: balikpapan, samarinda
kalimantan timur: balikpapan, samarinda
kalimantan: balikpapan, samarinda, banjarmasin
sumatera: medan, palembang, pekanbaru
sulawesi: makassar, manado, palu
papua: jayapura, sorong
maluku: ambon, ternate
ntb: mataram
ntt: kupang
`;

function readLines(lines: string): (readonly [string, readonly string[]])[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', others = ''] = line.split(': ');
      return [name, others.split(', ')] as const;
    });
}

export const DISTRICTS_AND_NICKNAMES = readLines(NICKNAMES);
export const WIDE_AREAS = readLines(AREAS);
