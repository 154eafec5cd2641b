/**
 * How words are spelled in chats, and what they say in plain Indonesian: one line each, the plain word first. A spelling of
 * two words stands with an underscore. Regional languages and English share the plain word where they mean the same thing,
 * so that a rule is written once.
 */
const SPELLINGS = `
tidak ga gak gk g nggak ngga enggak engga ngak tdk tak ndak dak kagak kaga ora ra teu henteu kada ndk gx
tidak_mau gamau gakmau gmau emoh ogah embung
tidak_bisa gabisa gakbisa gbs gbisa
tidak_usah gausah gakusah gosah gausa
tidak_ada gaada gada gkada
tidak_jadi gajadi gakjadi
jangan jgn jngn ojo ojok ulah jan
bukan bkn bukannya sanes dudu not dont
mau want wants wanna mo mw pengen pengin pingin ingin kepengen kpngn arep arep pen nak hendak handak hyg hoyong jagi badhe pgn pngn mauu mao
saya sy sayo gue gw gua aku ak sya kami kita sa torang ambo awak tiang kulo kula abdi urang ulun beta
motor motr mtr motore motorne motorna motornya motorku skuter scooter kendaraan mtor
listrik elektrik electric lstrk lsitrik
beli bli tuku tumbas meli blie mundut meser beliin membeli pembelian buy purchase dibeli numbas meuli blanja belinya menukar
pesan pesen mesen memesan psn dipesan pemesanan
order oder mengorder ngorder
ambil amb ngambil mengambil pundut jupuk
minat berminat tertarik trtarik interested
kredit kridit kiridit credit nyicil cicil cicilan dicicil angsuran angsur nyicilnya ngredit kreditan installment installments leasing financing dikredit mencicil tenor
harga rego hrg harganya regane regone rega hargana pangaos hrga price prices prais pricelist biaya biayanya cost ongkos hargane
berapa brp brapa berapo berp much piro pira pinten sabaraha sebrapa duit brpa berapaan
servis service serpis srvice servise serviced diservis servisnya srvis nyervis servicenya servic perbaikan memperbaiki diperbaiki benerin perbaiki repair ndandani dandan dibenerin dandosi ngalereskeun servisin
test tes tst tess testing
ride raid rid raide rides drive riding
test_ride testride tesride testdrive tesraid tesrid tesdrive testraid
coba cobain nyoba nyobain dicoba mencoba mencobanya nyobak nyobian dicobian jajal jajalin menjajal ngerasain merasakan nyobi try trying nyubo uji
dulu dl dlu heula disik dlo rumiyin
bisa bs bsa iso isa tiasa pacak can dados saged could bisakah
boleh blh bole bolehkah angsal
dengan dgn dng dg sama sm ama karo jeung with kaliyan
yang yg yng sing nu
di d neng nang ring ing at in
dimana dmn dmana where kemana nendi
untuk utk buat bwt u tuk for to kanggo kangge
dan and serta
atau ato atw or
tapi tp tpi but tetapi namun
kalau klo kalo kl kalok if nek jika misal misalkan nek upami
cara carana caranya
sudah udah udh sdh dah uda wes sampun already mpun
belum blm blom belom durung teacan dereng
sekarang skrg skrang skr now saiki ayeuna
saja aja aj ae bae wae doang only just
ada onok ono aya ono enten wonten available any
apa apaan opo naon
kapan kpn when iraha
bagaimana gimana gmn gmana piye kumaha how pripun kepriye
kenapa knp knapa why ngopo napa mengapa
ini nih ni iki ieu this
itu tu tuh kuwi that eta
tolong tlg tlong please pls plis plz mohon mhn punten nyuwun
terima_kasih makasih mksh thx thanks trims tengkyu suwun nuhun matur
lagi lg again deui maneh anymore malih
banget bgt bngt pisan
pakai pake pk nganggo
kirim krm dikirim mengirim kirimin kirimkan send ngirim dikirimin ngirimi kirimi dikirimi sending pengiriman dikirimkan
minta mnt minta mintak nyuwun njaluk menta mnt5 minta2
info informasi inpo information
hubungi dihubungi menghubungi hub kontak contact contacting dikontak hubungin menghubungiku
telepon telpon tlp telp nelpon ditelpon ditelepon menelepon telfon call calling ditelp calls
nomor nmr number nomer
berhenti brenti brhenti berenti mandheg mandeg stopin
stop quit setop stopp
hentikan hentiin
promosi promosinya promosiin
promo promonya discount diskon potongan diskonan cashback bonus subsidi gratisan
garansi warranty garansinya digaransi bergaransi guarantee
baterai batre batrei battery baterei batere batrai batrenya aki accu batt
cas charge charging ngecas dicas charger cass pengisian ngecharge dicharge casan ngecasnya
brosur brochure brosure brosurnya katalog katalognya catalogue catalog
dealer diler dealernya dealeripun dealere showroom cabang toko outlet
bengkel bengkelnya
rumah omah omahku imah rmh
orang org wong urang people person
sales salesnya marketing
admin atmin adminnya
manusia human
sini here kene dieu
besok bsk tomorrow sesuk sok
hari hr day days
jam pukul hour hours
buka bikak open opening muka
tutup close closed closes nutup
surat surat2 suratnya
warna color colour colors colours werno
stok stock stoknya ready redi tersedia availability inden indent
mogok mogog
rusak rsk broken broke rusake
mati pejah matot
kak ka kaka kakak kk
min mimin
bang bg abang
nyala nyalah hidup murup urip
kantor kerja kerjaan office
tukar tuker
unit unitnya
tinggal domisili menetap tggl live living stay omahku
jual jualan menjual
lokasi lokasinya posisi alamat located location address dumununge
kemarin kmrn kmaren wingi kmren
sebelum sebelumnya
ganti gnti change diganti
batal cancel dibatalkan membatalkan
dapat dpt dapet
kilo km
jt juta jutaan jeti
rb ribu
rp idr
mahal larang
butuh need btuh membutuhkan
halo hai hi hello hallo helo hei hey alo
assalamualaikum ass assalamu asalamualaikum samlekum assalamuallaikum
pagi morning
siang afternoon
malam evening night
sport sprt sporty spoort
city siti citi sity
plus pluss plush pulus
cargo kargo cargp
volta vlota volt
`;

/** What a word is in plain Indonesian; a word that is not here is itself. */
export const PLAIN_WORDS: ReadonlyMap<string, string> = new Map(
  SPELLINGS.trim()
    .split('\n')
    .flatMap((line) => {
      const [word = '', ...spellings] = line.split(' ');
      return [word, ...spellings].map((spelling) => [spelling, word.replace(/_/g, ' ')] as const);
    }),
);

/** Small words of English sentences, and others that stand in them often. */
export const ENGLISH: ReadonlySet<string> = new Set(
  `the is are am was i im ill id ive you your we our us my me it its this that these those can could would will do does did dont
 doesnt cant wont isnt have has had need want like get give take buy please thanks thank hello hi hey good morning evening what
 which when where who why how much many any some for from to in on at of with without about and or but not no yes near
 next there here between back call speak talk send stop remove contact write message more if be been come ask try book
 looking interested price open closed broke broken down whats wheres sorry wrong number join now out still other english person
 someone cheaper available live location black white red colours colors under know tell see really change changed mind instead
 one two buying very just only help asap service hold another than more first before after today tomorrow sunday leave alone text next best rest quit mean say said keep left right time make made live love work works`.split(
    /\s+/,
  ),
);
