"""What words look like: the one place of every table from words to hair, clothes and colours.

A word stands for itself and its plural in s; one with a `*` for all that begin or end so; one
of a script without spaces is found anywhere. Postures are read by `storyc.emit.posture`, where the
sentence is known.
"""

from collections.abc import Mapping

from storyc.backends.animatic.colour import Colour

COLOURS: Mapping[Colour, str] = {
    (232, 186, 66): "yellow jaune gelb* giall* amarill* amarel* żółt* жёлт* желт* 黄 黃 노란",
    (205, 160, 58): "mustard moutarde senf* mostaza gold* golden or doré* dorad* amber",
    (196, 62, 56): "red rouge rot rote* roter* ross* roj* vermelh* czerwon* красн* 红 赤 빨간"
    " crimson scarlet",
    (128, 44, 58): "burgundy maroon bordeaux wine-red",
    (222, 132, 60): "orange orangefarben* arancio* naranja laranja pomarańcz* оранж* 橙 주황",
    (226, 150, 168): "pink rose rosa rosafarben* róż* розов* 粉 桃色 분홍",
    (132, 92, 158): "purple violet* lila morad* viola rox* fiolet* фиолет* 紫 보라 lilac mauve",
    (58, 78, 128): "navy marine marineblau* dunkelblau* dark-blue",
    (76, 120, 178): "blue bleu* blau* blu azul* niebiesk* син* 蓝 藍 青 파란 denim",
    (74, 156, 156): "teal turquoise türkis* turques* cyan",
    (78, 138, 88): "green vert* grün* verde* zielon* зелён* зелен* 绿 綠 緑 초록",
    (110, 114, 72): "olive khaki camouflage oliv* kaki army",
    (122, 84, 58): "brown brun* braun* marron* marrón* castan* brąz* коричн* 棕 褐 茶色 갈색 tweed"
    " leather corduroy",
    (200, 174, 138): "beige tan sand cream camel* creme crème straw linen",
    (238, 234, 226): "white blanc* weiß* weiss* bianc* blanc* branc* biał* бел* 白 흰 bone ivory",
    (
        142,
        146,
        152,
    ): "grey gray gris* grau* grigi* cinz* cinza szar* сер* 灰 회색 silver tin newsprint newspaper",
    (46, 48, 56): "black noir* schwarz* ner* negr* pret* czarn* чёрн* черн* 黑 黒 검은 dark",
}

HAIR_COLOURS: Mapping[Colour, str] = {
    (232, 230, 224): "white-haired",
    (166, 84, 44): "ginger auburn red-haired redhead* roux rousse rothaarig* peliroj* ruiv* рыж*",
    (222, 186, 116): "blond* blonde* blond-haired fair-haired biond* rubi* loir* светл* 金",
    (98, 66, 46): "brunette brünett* chestnut",
    (150, 152, 156): "silver-haired grey-haired gray-haired greying graying grey-streaked",
}

HAIR: Mapping[str, str] = {
    "bald": "bald shaved shaven-headed chauve kahl* glatz* calv* pelat* calvo*"
    " łys* лыс* 秃 禿 대머리"
    " skinhead",
    "plaits": "braid* plaits pigtail* nattes tresses zöpfe trenzas trecce tranças warkocze"
    " косички 辫",
    "plait": "plait natte tresse zopf trenza treccia trança warkocz коса",
    "ponytail": "ponytail* queue-de-cheval pferdeschwanz coleta coda-di-cavallo",
    "bun": "bun chignon dutt moño topknot updo",
    "afro": "afro*",
    "curls": "curl* boucl* lock* locken* rizo* ricc* cachead* kręcon* кудр* wavy frizzy wild"
    " tousled",
    "long": "long-haired flowing mane",
    "short": "short-haired cropped crew-cut buzz* crewcut",
}

LENGTHS: Mapping[str, str] = {
    "long": "long longs langes lange largo larga lungh* longo* dług* длинн* 长发 長髪",
    "short": "short courts kurz* cort* krótk* коротк* 短发 短髪",
}
"""Before or after the word for hair."""

HAIR_WORD = "hair cheveux haar* pelo cabello capelli cabelo* włos* волос* 发 髪 머리"

BEARDS: Mapping[str, str] = {
    "beard": "beard* bearded barbe barbu* bart bärtig* barba barbud* brod* бород* 胡 ひげ 수염",
    "moustache": "moustache* mustache* schnurrbart bigote* baff* bigode* wąs* усы усами",
    "stubble": "stubble* unshaven mal-rasé stoppel*",
}

SKINS: Mapping[Colour, str] = {
    (118, 76, 54): "dark-skinned ebony",
    (160, 110, 78): "brown-skinned tanned weathered sunburnt sunburned",
    (238, 208, 188): "pale freckle* fair-skinned pallid",
}
SKIN_WORD = "skin* peau haut piel pelle pele skór* кож* complexion face"
BODY_WORDS = (
    "hand* arm arms leg legs knee* back chest shoulder* finger* foot feet belly"
    " main bras jambe genou dos"
    " arm bein knie rücken mano braccio gamba ginocchio schiena brazo pierna"
    " rodilla espalda mão perna"
    " joelho costas ręka noga рука нога 手 足 腕 脚 背"
)
"""Where a scar is not in the face."""

DARK_WORDS = "black dark brown noir* schwarz* dunkl*"

AGES: Mapping[int, str] = {
    2: "baby infant toddler bébé kleinkind",
    8: "child children boy girl kid enfant fille garçon kind junge mädchen niño niña bambin*"
    " ragazzin*"
    " menino menina dziecko ребён* мальчик девочка 孩 子供 少女 少年 아이",
    16: "teen* teenager* adolescent* jugendlich*",
    70: "old elderly ancient aged vieux vieille vieil alt alte alter viej* ancian* vecchi* velh*"
    " stary stara"
    " стар* 老 年老 노인 grandmother grandfather",
}
DECADES: Mapping[int, str] = {
    25: "twenties",
    35: "thirties",
    45: "forties",
    55: "fifties",
    65: "sixties",
    75: "seventies",
    85: "eighties",
}

BUILDS: Mapping[float, str] = {
    1.24: "heavy heavyset fat stout burly plump stocky chubby gros* dick* gord* grass*",
    0.9: "lean thin slim slight gaunt skinny narrow wiry maigre mince dünn* schlank* delgad* magr*",
}
HEIGHTS: Mapping[float, str] = {
    1.06: "tall lanky grand* groß* gross* alto alta high",
    0.93: "short small petite tiny petit* klein* baj* bass* pequen*",
}

HATS: Mapping[str, str] = {
    "souwester": "sou'wester* sou’wester* southwester suroît südwester",
    "paper": "newspaper-hat paper-hat",
    "peaked": "peaked-cap police-cap officer's-cap visor-cap kepi képi",
    "cap": "cap baseball-cap flat-cap casquette mütze gorra berretto boné czapka кепка 帽子 모자",
    "beanie": "beanie woolly-hat wool-hat knit-cap watch-cap bonnet-de-laine pudelmütze toque",
    "beret": "beret béret baskenmütze boina",
    "helmet": "helmet hard-hat hardhat casque helm casco capacete kask шлем",
    "crown": "crown couronne krone corona coroa korona корона 王冠",
    "headscarf": "headscarf head-scarf foulard kopftuch hijab veil scarf-over turban bandana",
    "hat": "hat fedora trilby bowler stetson hut chapeau sombrero cappello chapéu kapelusz шляпа",
    "hood": "hood hooded capuche kapuze capucha cappuccio capuz kaptur капюшон hoodie-up",
}
OFF_WORDS = (
    "gone without no off lost bareheaded hatless back down thrown missing perdu sans ohne sin"
    " senza sem"
)
"""Near a hat or hood: it is not on the head."""

COATS: Mapping[str, str] = {
    "raincoat": "raincoat* oilskin* slicker* ciré imperméable regenmantel impermeable*"
    " sou'wester-coat"
    " mackintosh mac poncho",
    "coat": "coat* overcoat* trenchcoat* trench greatcoat* manteau mäntel mantel abrigo cappotto"
    " casaco"
    " płaszcz* пальто 大衣 外套 コート 코트 duster",
    "robe": "robe* bathrobe* dressing-gown cassock habit gown kimono kaftan toga soutane cloak*"
    " cape*"
    " cloaked umhang capa mantello",
    "labcoat": "lab-coat labcoat white-coat blouse-blanche kittel dust-coat",
    "parka": "parka* anorak* puffer windbreaker daunenjacke",
    "jacket": "jacket* blazer* veste jacke chaqueta giacca jaqueta kurtka"
    " куртка 夹克 ジャケット 자켓"
    " cardigan* bomber waistcoat",
    "suit": "suit* tuxedo* costume anzug traje completo terno garnitur костюм 西装 スーツ 정장",
    "uniform": "uniform* uniforme* divisa mundur форма 制服 유니폼",
    "apron": "apron* tablier schürze delantal grembiule avental fartuch фартук",
}
DRESSES: Mapping[str, str] = {
    "dress": "dress* sundress nightdress nightgown robe-de-soirée kleid vestido* vestito abito"
    " sukienka"
    " платье 裙 ドレス 드레스 frock",
    "pinafore": "pinafore* dungarees overalls overall salopette latzhose peto",
    "skirt": "skirt* jupe falda gonna saia spódnica юбка スカート 치마 kilt",
}
TOPS: Mapping[str, str] = {
    "jumper": "jumper* sweater* pullover* hoodie* jersey sweatshirt pull chandail suéter maglione"
    " sweter свитер セーター 스웨터 turtleneck",
    "shirt": "shirt* blouse* t-shirt tee chemise hemd bluse camisa* camicia"
    " koszula рубашка 衬衫 シャツ"
    " 셔츠 vest singlet",
}
LEGS: Mapping[str, str] = {
    "shorts": "shorts",
    "trousers": "trouser* jean* pant* slacks pantalon hose pantal* calça*"
    " spodnie брюки 裤 ズボン 바지",
}
EXTRAS: Mapping[str, str] = {
    "scarf": "scarf écharpe schal bufanda sciarpa cachecol szalik шарф 围巾 マフラー 스카프",
    "tie": "tie necktie bow-tie cravate krawatte corbata cravatta gravata"
    " krawat галстук ネクタイ 넥타이",
    "glasses": "glasses spectacles lunettes brille gafas occhiali óculos"
    " okulary очк* 眼镜 眼鏡 안경",
    "sunglasses": "sunglasses shades sonnenbrille",
    "boots": "boot* wellington* bottes stiefel botas stivali buty сапог* 靴",
    "sandals": "sandal*",
    "freckles": "freckle* sommersprossen pecas lentiggini sardas",
    "scar": "scar cicatrice narbe cicatriz blizna шрам",
}

WET = (
    "wet soaked drenched dripping streaming trempé* mouillé* nass* mojad* bagnat* molhad* mokr*"
    " мокр* 湿 濡 젖"
)

FEELINGS: Mapping[str, str] = {
    "joy": "smile* laugh* grin* rit sourit lacht lächelt ríe sonríe ride sorride ri sorri śmieje"
    " смеётся"
    " улыба* 笑 웃",
    "grief": "cries cry crying weep* sob* tear* pleure weint llora piange chora płacze плачет 哭"
    " 泣 울",
    "anger": "angry angrily furious* glare* scowl* frown* shout* scream* yell* crie schreit"
    " grita urla"
    " krzyczy кричит 怒 叫 화",
    "fear": "afraid scared terrified gasp* flinch* stare* wide-eyed peur angst miedo paura medo"
    " strach"
    " страх 怕 恐 무서",
}

GESTURES: Mapping[str, str] = {
    "raises": "raise* lift* aloft above wave* lève hebt levanta alza ergue"
    " podnosi поднима* 举 上げ",
    "points": "point* aim* gestures montre zeigt señala indica aponta wskazuje указыва* 指",
    "lowers": "lower* bow* looks-down",
}

BEINGS: Mapping[str, str] = {
    "bird": "bird parrot gull seagull crow raven pigeon dove hen rooster duck goose owl eagle"
    " sparrow"
    " perroquet oiseau mouette vogel papagei möwe pájaro loro gaviota uccello pappagallo pássaro"
    " papagaio"
    " ptak papuga птица попугай 鸟 鳥 새",
    "dog": "dog puppy hound wolf fox chien hund perro cane cão pies собака 狗 犬 개",
    "cat": "cat kitten chat katze gato gatto kot кошка 猫 고양이",
    "horse": "horse pony mare stallion donkey cow cheval pferd caballo cavallo cavalo koń лошадь"
    " 马 馬 말",
}

TABLE = (
    "table desk counter bar tisch schreibtisch mesa escritorio tavolo scrivania bureau stół стол"
    " 桌 机 책상"
)
"""Somebody who sits has it before them."""

ROOMS: Mapping[str, str] = {
    "bus": "bus coach tram train wagon carriage subway metro underground airplane plane cabin"
    " autobus autocar zug straßenbahn tren treno comboio автобус поезд 公交 バス 電車 버스",
    "car": "car taxi cab van truck lorry jeep limousine ambulance voiture camion auto wagen coche"
    " carro macchina samochód машина 车 車 자동차",
    "corridor": "corridor hallway hall passage landing couloir flur gang pasillo corridoio corredor"
    " korytarz коридор 走廊 廊下 복도",
    "kitchen": "kitchen galley cuisine küche cocina cucina cozinha kuchnia"
    " кухня 厨房 台所 부엌 주방",
    "bar": "bar pub tavern saloon café cafe coffee-shop diner restaurant nightclub kneipe taverna"
    " cantina бар кафе 酒吧 居酒屋 카페",
    "bedroom": "bedroom chambre schlafzimmer dormitorio camera-da-letto quarto sypialnia спальня"
    " 卧室 寝室 침실 motel hotel dormitory",
    "hospital": "hospital ward clinic infirmary hôpital krankenhaus ospedale szpital больница 医院"
    " 病院 병원 morgue surgery",
    "office": "office study headquarters newsroom station-house precinct büro oficina ufficio"
    " escritório biuro кабинет офис 办公室 事務所 사무실 classroom school laboratory lab",
    "church": "church chapel cathedral temple église kirche iglesia chiesa igreja kościół церковь"
    " 教堂 教会 성당",
    "shop": "shop store supermarket bookshop library archive pharmacy boutique bibliothèque laden"
    " bibliothek tienda biblioteca negozio loja sklep магазин библиотека 商店 图书馆 店 图",
    "workshop": "warehouse garage workshop factory barn shed basement cellar"
    " attic hangar boiler-room"
    " entrepôt werkstatt fabrik keller almacén taller magazzino fabryka склад завод 仓库 倉庫 창고",
    "tower": "watch-room lamp-room tower lighthouse bridge engine-room control-room cockpit turm"
    " phare faro torre wieża башня 塔",
    "cell": "cell prison jail dungeon interrogation cellule zelle celda cella więzienie камера 牢"
    " 监狱 감옥",
}
"""Kinds of rooms, by the words of the place and its area."""

INSIDE: Mapping[bool, str] = {
    True: "inside indoors room living-room dining-room bathroom toilet restroom apartment flat"
    " lobby foyer hall stairwell staircase elevator lift closet suite lounge nursery loft studio"
    " intérieur pièce salon salle appartement innen zimmer wohnzimmer wohnung bad badezimmer"
    " interior sala salón baño piso interno stanza soggiorno appartamento bagno dentro banheiro"
    " apartamento pokój salon łazienka mieszkanie комната квартира ванная 室内 房间"
    " 公寓 浴室 部屋 室 アパート 방 거실 욕실 아파트"
}
"""What has walls, and no look of its own."""

OUTSIDE: Mapping[bool, str] = {
    True: "outside outdoors exterior extérieur dehors draußen außen afuera fuera esterno fuori fora"
    " exterior* zewnątrz снаружи улиц* 户外 室外 外 밖"
}
"""What says that there are no walls."""

SIGHTS: Mapping[str, str] = {
    "mountains": "mountain* peak* alps canyon* cliff* montagne* berg berge gebirge"
    " montaña* montagna"
    " montanha góry гор* 山 산",
    "sea": "sea ocean reef beach harbor* harbour* coast shore lake bay boat ship"
    " pier lighthouse dock"
    " mer plage côte see meer strand küste hafen mar playa costa puerto mare"
    " spiaggia porto praia morze"
    " plaża море берег 海 湖 浜 港 바다 phare faro",
    "canal": "bridge canal river creek stream riverbank fleuve rivière fluss kanal río"
    " fiume rio rzeka река"
    " канал 川 河 강",
    "desert": "desert dune* sahara outback badlands désert wüste desierto deserto"
    " pustynia пустын* 沙漠"
    " 砂漠 사막",
    "field": "field* meadow prairie farmland vineyard champ* prairie feld wiese"
    " campo prado pole поле 田"
    " 野原 들판",
    "trees": "forest* wood woods jungle grove orchard park trees forêt bois parc"
    " wald park bosque selva"
    " foresta bosco floresta las лес парк 林 森 公园 公園 숲",
    "town": "city town district building block suburb* campus street village"
    " market square alley avenue downtown rooftop*"
    " ville rue place stadt"
    " straße gasse ciudad calle plaza città strada piazza cidade rua miasto ulica"
    " город улиц* 街 市 町"
    " 거리 도시 terminus station kiosk",
    "tower": "lighthouse tower castle church temple minaret phare tour turm"
    " leuchtturm burg torre castillo"
    " castello wieża zamek башня замок 塔 城 灯台 등대",
    "house": "house farm cabin cottage barn home garden yard backyard maison ferme"
    " haus hof garten casa"
    " granja cortile dom ogród дом двор 家 집",
}
"""What stands at the horizon of an open place; several may."""

GROUNDS: Mapping[str, str] = {
    "railing": "gallery balcony deck bridge walkway pier rooftop* terrace veranda"
    " porch balcon pont toit"
    " balkon brücke dach terrasse balcón puente azotea balcone ponte terrazza"
    " balkon most балкон мост 桥"
    " 橋 屋上 다리 옥상",
    "kiosk": "kiosk newsstand stall booth kiosque quiosco chiosco quiosque киоск",
    "terminus": "terminus bus-stop bus-station depot forecourt car-park parking-lot"
    " parking petrol-station"
    " gas-station gare-routière bushaltestelle busbahnhof 停车场 駐車場",
    "rails": "railway railroad platform train-station rails bahnhof bahnsteig gare"
    " estación binario"
    " dworzec вокзал 站台 駅",
    "quay": "canal lock quay riverbank embankment wharf quai ufer kai muelle banchina cais",
    "shore": "reef beach shore coast rock rocks plage strand küste playa spiaggia"
    " praia plaża берег 浜",
    "street": "street alley avenue lane city downtown rue ruelle straße gasse calle"
    " callejón strada vicolo"
    " rua ulica улиц* переул* 街 路地 거리",
    "road": "road highway path driveway freeway motorway route chemin landstraße"
    " weg autobahn carretera"
    " camino autostrada estrada droga дорог* шоссе 路 道 도로",
}
"""What lies before the horizon, near the camera; the first one found."""

VEHICLES: Mapping[str, str] = {
    "truck": "truck lorry van pickup ambulance camion camión lkw lastwagen furgon* caminhão"
    " ciężarówka грузовик 卡车 トラック 트럭",
    "bus": "bus coach trolleybus autobus* autobús ônibus автобус 巴士 公交车 バス 버스",
    "train": "train tram locomotive streetcar subway zug tren treno trem pociąg поезд"
    " 火车 電車 列車 기차",
    "bicycle": "bicycle bike motorbike motorcycle scooter moped vélo fahrrad motorrad bicicleta"
    " moto bicicletta rower велосипед 自行车 自転車 자전거",
    "plane": "plane airplane aeroplane aircraft jet helicopter avion flugzeug avión aereo"
    " avião samolot самолёт 飞机 飛行機 비행기",
    "ship": "ship ferry liner freighter tanker steamer navire paquebot schiff fähre nave"
    " traghetto navio barco-grande statek корабль паром 船舶 배",
    "boat": "boat rowboat motorboat sailboat dinghy canoe raft trawler bateau barque boot"
    " barca bote łódź лодка 船 ボート 보트",
    "car": "car cars taxi cab sedan limousine jeep voiture auto wagen coche carro macchina"
    " samochód машина автомобиль 汽车 車 자동차",
}
"""What drives, flies and swims; a folded paper boat is a thing."""

PARTS: Mapping[str, str] = {
    "eyes": "eye eyes gaze yeux œil auge* ojo* occhi* olho* oko oczy глаз* 目 眼 눈",
    "mouth": "mouth lips lip smile bouche lèvres mund lippen boca labios bocca labbra lábios"
    " usta рот губ* 口 입",
    "hands": "hand fist* finger* palm knuckle* wrist main poing doigt* hand hände faust mano*"
    " mão mãos dłoń dłonie рук* пальц* 手 손",
    "feet": "foot feet shoe boot ankle pied* chaussure* fuß füße schuh* stiefel pies zapato*"
    " piedi scarp* pé pés sapato* stop* buty ног* ботин* 足 脚 발",
}
"""What a shot may be on of somebody."""

ARTICLES: Mapping[bool, str] = {
    True: "a an the this that these those his her its their my your our another one two three four"
    " some un une le la les son sa ses ein eine einen einem einer der die das den dem ihr ihre"
    " sein seine el los las una unos su sus il lo gli os as um uma seu sua ten ta"
}
"""What stands before the word for a thing, and not before one for what somebody does."""

THINGS: Mapping[str, str] = {
    "paper boat": "paper-boat origami bateau-en-papier papierboot papierschiff barco-de-papel"
    " barquinho barchetta 纸船 紙の船 종이배",
    "lantern": "lantern lamp torch candle flashlight lanterne lampe bougie laterne"
    " kerze taschenlampe"
    " linterna lámpara vela lanterna lampada candela latarnia świeca фонарь лампа"
    " свеча 灯 蜡烛 ランプ"
    " 램프 light lighter",
    "book": "*book log diary ledger journal bible album livre buch tagebuch libro"
    " diario livro książka"
    " книга дневник 书 本 책",
    "sheet": "letter paper* map photo photograph note card envelope ticket poster"
    " pencil lettre carte"
    " billet brief karte zettel carta mapa lettera mappa list письмо карта 信 地图 手紙"
    " 地図 편지 지도"
    " contract file document newspaper",
    "cup": "cup mug glass bowl bucket tea coffee tasse verre becher glas taza vaso"
    " tazza bicchiere xícara"
    " copo kubek чашка стакан 杯 茶 コップ 컵",
    "bottle": "bottle flask wine whisky whiskey beer vial bouteille flasche botella"
    " bottiglia garrafa"
    " butelka бутылка 瓶 병",
    "phone": "phone cellphone smartphone mobile tablet remote téléphone handy"
    " telefon* teléfono telefono"
    " telefone телефон 手机 電話 전화 telephone receiver handset",
    "clock": "clock watch alarm-clock pocket-watch horloge montre pendule uhr wecker reloj"
    " orologio relógio zegar* часы 钟 時計 시계",
    "screen": "screen monitor television tv laptop computer display écran ordinateur fernseher"
    " bildschirm pantalla televisor computadora schermo tela monitor* ekran экран"
    " телевизор 屏幕 电视 画面 テレビ 화면",
    "ring": "ring coin medal badge locket bracelet necklace bague anneau pièce münze medaille"
    " anillo moneda anello moneta anel moeda pierścionek moneta кольцо монета 戒指 硬币 指輪"
    " 반지",
    "plate": "plate meal bread cake pie sandwich soup stew breakfast assiette pain gâteau"
    " teller brot kuchen plato pan piatto pane prato pão talerz chleb тарелка хлеб 盘子"
    " 面包 皿 パン 접시",
    "radio": "radio recorder walkie walkie-talkie transistor funkgerät радио 收音机 ラジオ 라디오",
    "camera": "camera appareil kamera cámara fotocamera câmera aparat камера 相机 カメラ 카메라",
    "key": "key clé clef schlüssel llave chiave chave klucz ключ 钥匙 鍵 열쇠",
    "blade": "knife sword blade dagger razor couteau épée messer schwert cuchillo"
    " espada coltello spada"
    " faca nóż miecz нож меч 刀 剣 칼",
    "gun": "gun pistol revolver rifle shotgun pistolet fusil pistole gewehr pistola"
    " arma broń пистолет"
    " 枪 銃 총",
    "bag": "bag suitcase case briefcase backpack purse valise sac koffer tasche maleta bolsa bolso"
    " valigia borsa mala walizka torba чемодан сумка 包 箱 鞄 가방",
    "umbrella": "umbrella parapluie regenschirm paraguas ombrello guarda-chuva"
    " parasol* зонт 伞 傘 우산",
    "cage": "cage birdcage käfig jaula gabbia gaiola klatka клетка 笼 籠 새장",
    "flower": "flower* rose bouquet fleur* blume* flor* fiore fiori kwiat* цвет* 花 꽃",
}
"""Things that are held or shown; `*book` stands for every word that ends so."""

METALS: Mapping[Colour, str] = {
    (196, 150, 76): "brass bronze copper gilt laiton messing latón ottone latão"
    " mosiądz латун* 铜 真鍮",
    (120, 124, 132): "iron steel metal chrome fer eisen stahl hierro acero ferro"
    " acciaio stal желез* 铁 鉄",
    (150, 112, 78): "wood* oak pine mahogany bois holz madera legno madeira drewn* дерев* 木 나무",
}
