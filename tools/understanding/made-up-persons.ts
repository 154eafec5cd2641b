/** Made-up messages for the model of wishes for a person, as made-up.ts has them for opt-outs. */

export const PERSON_SLOTS: Readonly<Record<string, string>> = {
  hi: ` | | | |kak |min |halo |bang |pak |maaf |permisi |gan |tolong |mohon |hi |plis |mbak |om |sis |bro `,
  who: `admin|adminnya|cs|csnya|customer service|sales|salesnya|orang|orangnya|manusia|orang asli|orang beneran|operator|petugas|petugasnya|marketing|marketingnya|tim|timnya|tim sales
|tim servis|staf|karyawan|pegawai|manajer|manager|kepala dealer|kepala cabang|kepala bengkel|kacab|supervisor|spv|atasan|bos|owner|pemilik|yang punya|yang jaga|mas masnya|mbaknya|masnya|kakaknya
|bagian servis|bagian penjualan|mekaniknya|orang bengkel|orang dealer|orang dealernya|yang jaga toko|pak budi|bu rina|mbak sari|mas agus|sales kemarin|yang kemarin melayani|a human|a real person|someone|somebody|an agent|customer support|live agent|a staff|the manager|a representative`,
  say: `bicara|ngobrol|ngomong|chat|chatting|telepon|telpon|telponan|teleponan|vc|video call|diskusi|konsultasi|konsul|tanya langsung|nanya langsung|ngobrol langsung|bicara langsung|curhat|komplain|lapor|ketemu|bertemu|nego|speak|talk|chat langsung|berkomunikasi|dilayani`,
  may: `bisa|boleh|mau|pengen|ingin|minta|tolong|saya mau|saya ingin|apa bisa|apa boleh|boleh ga|bisa ga|bisakah|kalau bisa|saya butuh|saya perlu|lebih suka|mending|i want to|can i|could i|let me|id rather|i need to`,
  put: `sambungkan|sambungin|hubungkan|hubungin|alihkan|oper|operin|teruskan|panggilkan|panggil|panggilin|arahkan|pindahin|lempar|kasih|transfer|connect me|forward me|put me through|disambungkan|dihubungkan|dialihkan|dioper|cariin`,
  to: `ke |sama |dengan |dgn |ama |kepada |to |with `,
  call: `telepon saya|telpon saya|hubungi saya|telepon balik|telpon balik|ditelpon balik|telpon aku|call me|call me back|ring me|calling back|hubungi balik|kontak saya balik|telepon ke nomor ini|telpon sekarang|dihubungi sales|dihubungi orang dealer|nelpon saya|telfon saya`,
  end: ` | | | ya| dong| aja| langsung| sekarang| kak| min| please| pls| bisa?| boleh?| hari ini| sore ini| segera|, penting|, urgent| deh| thanks`,
  why: `bingung|saya bingung|ga ngerti|gak paham|susah ngetik|males ngetik|gaptek|saya sudah tua|ribet|kurang jelas|jawabannya muter|jawabannya ga nyambung|dari tadi ga dijawab|ga nyambung|capek ngetik|mau komplain|ada masalah|urgent|penting|mata saya rabun|this is confusing|you dont understand`,
  bot: `bot|robot|mesin|chatbot|bot nya|ai|jawaban otomatis|balasan otomatis`,
  num: `nomor|no|nomer|kontak|wa|no wa|nomor wa|nomor hp|nomor telepon|hotline|call center|phone number|telepon|no telp|cp|contact person`,
  wish: `mau beli s3|mau servis|mau test ride v1 plus|berapa harga c2|harga v1 city|kreditnya gimana|servisnya jam berapa|motor saya mogok|mau beli|mau tanya garansi|s3 ready|v1 plus berapa|bisa kredit|mau tanya harga`,
  told: `bilang|kemarin bilang|katanya|ngomong|janji|jelasin|kasih tau|sudah jelasin|ramah|baik|bagus|cakep|lambat|sudah telpon saya|udah hubungi saya|kemarin nelpon|sudah dibalas|belum ngasih harga|suruh saya ke sini|kasih promo`,
  folk: `orang tua|orang rumah|orang gemuk|orang kantor|orang lain|dua orang|3 orang|orang dewasa|orang medan|orang sini|tim futsal|sales obat|sales keliling|karyawan pabrik|staf kampus|admin toko|operator alat berat|manager bank|agen asuransi|anggota tim`,
};

const PERSON = `
{hi}{may} {say} {to}{who}{end}
{hi}{may} {say} {to}{who}{end}
{hi}{may} {say} langsung {to}{who}{end}
{hi}{put} {to}{who}{end}
{hi}{put} saya {to}{who}{end}
{hi}{may} {put} {to}{who}{end}
{hi}{call}{end}
{hi}{may} {call}{end}
{hi}{who} tolong {call}{end}
{hi}{why}, {call}{end}
{hi}{why}, {put} {to}{who}{end}
{hi}{why}, {may} {say} {to}{who}{end}
{hi}{why}, {who} mana
{hi}{who} mana{end}
{hi}{who} ada{end}
{hi}ada {who} yang bisa {say}
{hi}ada {who} ga{end}
{hi}mana {who} nya, dari tadi {bot} terus
{hi}jangan {bot}, mau {who}
{hi}ini {bot} ya, {put} {who} dong
{hi}gamau ngomong sama {bot}
{hi}capek sama {bot}, {put} {who}
{hi}{bot} ga guna, {who} mana
{hi}{may} {num} {who}{end}
{hi}minta {num} {who} dong, {wish}
{hi}ada {num} yang bisa saya telepon
{hi}{who} tolong jawab{end}
{hi}{who} tolong angkat
{hi}{who} balas dong
{hi}{who} kok ga bales
{hi}siapa {who} nya, saya mau {say}
{hi}{wish}, {may} {say} {to}{who}
{hi}{wish}, {call}{end}
{hi}{wish} tapi mau {say} {to}{who} dulu
is there {who} i can {say} to
{who} please
`;
const NO_PERSON = `
{hi}{wish}
{hi}{wish}, {wish}
halo {who}, {wish}
{who} {told}, {wish}
{who} {told}
{hi}kata {who} {wish}
{hi}kemarin sudah {say} {to}{who}, {wish}
{hi}sudah {say} {to}{who}
{hi}sudah ditelpon {who}, {wish}
{hi}saya {folk}, {wish}
{hi}buat {folk}, {wish}
{hi}muat {folk} ga
{hi}motor {folk} mogok
{hi}biaya admin berapa
{hi}ga usah {call}, chat aja
{hi}ga usah {call}, sudah dijawab {who}
{hi}ga perlu {call}, sudah jelas
{hi}jangan {call}, {wish}
{hi}jangan {say} {to}istri saya
{hi}belum mau {say} {to}{who}
{hi}makasih {who}
{hi}ini {who} ya
{hi}ini {bot} apa {who}
{hi}{who} di dealer ramah, {wish}
{hi}bisa jadi {who} ga
{hi}lowongan {who} ada
{hi}telepon bisa dicas di motor
{hi}nomor rangka di mana
{hi}chat saya yang tadi salah
{hi}jangan {call} lagi
{hi}tolong jelaskan bedanya v1 city sama plus
{hi}minta brosur
{hi}minta harga s3
{hi}{may} info {wish}
{hi}kabari saya kalau s3 ready
{hi}nanti saya {say} {to}istri dulu
{hi}mau {say} {to}istri dulu
{hi}dealer terdekat di mana
{hi}alamat bengkel di mana
`;

export const PERSONS = [
  [true, PERSON],
  [false, NO_PERSON],
] as const;
