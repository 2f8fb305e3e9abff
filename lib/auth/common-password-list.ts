/**
 * Words that head every published list of leaked passwords, in small letters and without digits, and the
 * words that belong to this place. lib/auth/is-common-password undresses a password down to them.
 */
export const COMMON_PASSWORDS: readonly string[] = `
password passwd passwort pass passw passphrase pwd parola motdepasse contrasena senha
admin administrator root user guest test testing tester demo default changeme change login logon signin welcome letmein
access secret private master server system manager support service office company business computer internet network
qwerty qwertyuiop qwertyui qwert azerty qwertz asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc poiuy
abc abcd abcde abcdef abcdefg abcdefgh abcabc aaa aaaa xxx xyz abcxyz aabbcc
monkey dragon football baseball basketball soccer hockey tennis golf cricket racing champion winner player sports
sunshine princess iloveyou loveyou love lovely lovers loveme babygirl baby angel angels sweet sweety honey sugar cookie
flower rose butterfly rainbow star stars starwars summer winter spring autumn sunday monday tuesday wednesday thursday
friday saturday january february march april june july august september october november december
shadow superman batman spiderman ironman joker pokemon naruto pikachu mario sonic zelda minecraft fortnite warcraft
michael jordan jennifer jessica daniel thomas robert charlie george andrew joshua matthew anthony william joseph
ashley amanda nicole michelle samantha hannah martin david james john peter robin maggie buster tigger ginger pepper
hunter killer ranger soldier warrior ninja samurai phoenix eagle falcon tiger lion wolf bear panther jaguar cobra
mustang corvette ferrari porsche mercedes toyota nissan honda yamaha suzuki bmw audi lexus camry landcruiser patrol
liverpool chelsea arsenal barcelona realmadrid juventus manchester manutd united madrid messi ronaldo neymar
banana orange apple cherry lemon mango chocolate coffee pizza cheese chicken whatever nothing something anything
trustno trustme freedom forever friends friend family mother father sister brother daughter happy hello helloworld
blessed blessing faith hope jesus christ heaven money dollar bitcoin gold golden silver diamond diamonds crystal
samsung iphone android nokia huawei google facebook twitter instagram snapchat whatsapp youtube tiktok linkedin
microsoft windows office outlook apple macbook linux ubuntu oracle cisco dell lenovo adobe amazon netflix
matrix merlin gandalf hobbit frodo hogwarts harry potter avatar thor hulk marvel
purple yellow green blue black white silver red pink orange
asshole fuck fuckyou fuckoff shit bitch
security secure safety protect firewall temp temporary new newpassword mypassword yourpassword mypass thepassword
passwordpassword adminadmin rootroot testtest useruser adminpassword rootpassword passme passpass
kuwait kuwaiti kuwaitcity alkuwait koweit kwt kw gulf khaleej arab arabia dubai emirates qatar doha bahrain oman saudi
riyadh jeddah mecca makkah madinah salmiya hawalli hawally farwaniya farwaniyah jahra ahmadi fahaheel mangaf shuwaikh
shuwaikhport shuaiba shuaibaport doha jabriya jabriyah mishref salwa rumaithiya bayan khaitan sabah alsabah mubarak
customs custom kgac kgacustoms customskuwait kuwaitcustoms gcc agility clearance broker import export importexport trader
trade trading cargo shipping logistics declaration invoice tariff receipt knet zain stc ooredoo viva wataniya nbk kfh
mohammed mohammad muhammad mohamed ahmed ahmad ali hassan hussain hussein omar khaled khalid abdullah abdulla
abdulrahman abdulaziz fahad fahd faisal saad saud salem salman nasser jassim jasem yousef yousif youssef ibrahim ismail
mubarak mishal bader badr hamad hamed sultan talal nawaf rashid majed majid tariq tareq waleed walid ziad
fatima fatma aisha maryam mariam noura nora sara sarah dalal hessa hissa latifa munira reem shaikha sheikha zainab
habibi habibti hayati omri albi inshallah mashallah bismillah alhamdulillah allah allahuakbar subhanallah
allahakbar islam quran ramadan eid mubarak ya yarab yarabb
كلمة كلمةالمرور كلمهالمرور مرور المرور الكويت كويت كويتي جمارك الجمارك محمد احمد أحمد علي حسن حسين عمر خالد عبدالله
فهد فيصل سعد ناصر يوسف فاطمة مريم نورة سارة حبيبي حبيبتي الله بسمالله الحمدلله سبحانالله انشاءالله ماشاءالله
مرحبا سري سر الرقمالسري رقمسري
`
  .trim()
  .split(/\s+/)
