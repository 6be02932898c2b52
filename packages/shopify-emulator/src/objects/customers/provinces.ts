/** Provinces, states, regions and prefectures by country, `code:name` each. Codes are those of ISO 3166-2 where Shopify's are. */
export const provincesByCountry: ReadonlyMap<string, string> = new Map([
  ['AE', 'AZ:Abu Dhabi|AJ:Ajman|DU:Dubai|FU:Fujairah|RK:Ras al-Khaimah|SH:Sharjah|UQ:Umm al-Quwain'],
  [
    'AR',
    'B:Buenos Aires Province|K:Catamarca|H:Chaco|U:Chubut|C:Buenos Aires (Autonomous City)|X:Córdoba|W:Corrientes|E:Entre Ríos|P:Formosa|Y:Jujuy|L:La Pampa|F:La Rioja|M:Mendoza|N:Misiones|Q:Neuquén|R:Río Negro|A:Salta|J:San Juan|D:San Luis|Z:Santa Cruz|S:Santa Fe|G:Santiago del Estero|V:Tierra del Fuego|T:Tucumán',
  ],
  [
    'AU',
    'ACT:Australian Capital Territory|NSW:New South Wales|NT:Northern Territory|QLD:Queensland|SA:South Australia|TAS:Tasmania|VIC:Victoria|WA:Western Australia',
  ],
  [
    'BR',
    'AC:Acre|AL:Alagoas|AP:Amapá|AM:Amazonas|BA:Bahia|CE:Ceará|DF:Federal District|ES:Espírito Santo|GO:Goiás|MA:Maranhão|MT:Mato Grosso|MS:Mato Grosso do Sul|MG:Minas Gerais|PA:Pará|PB:Paraíba|PR:Paraná|PE:Pernambuco|PI:Piauí|RN:Rio Grande do Norte|RS:Rio Grande do Sul|RJ:Rio de Janeiro|RO:Rondônia|RR:Roraima|SC:Santa Catarina|SP:São Paulo|SE:Sergipe|TO:Tocantins',
  ],
  [
    'CA',
    'AB:Alberta|BC:British Columbia|MB:Manitoba|NB:New Brunswick|NL:Newfoundland and Labrador|NT:Northwest Territories|NS:Nova Scotia|NU:Nunavut|ON:Ontario|PE:Prince Edward Island|QC:Quebec|SK:Saskatchewan|YT:Yukon',
  ],
  [
    'CL',
    'AP:Arica y Parinacota|TA:Tarapacá|AN:Antofagasta|AT:Atacama|CO:Coquimbo|VS:Valparaíso|RM:Santiago Metropolitan|LI:Libertador General Bernardo O’Higgins|ML:Maule|NB:Ñuble|BI:Bío Bío|AR:Araucanía|LR:Los Ríos|LL:Los Lagos|AI:Aysén|MA:Magallanes Region',
  ],
  [
    'CN',
    'AH:Anhui|BJ:Beijing|CQ:Chongqing|FJ:Fujian|GS:Gansu|GD:Guangdong|GX:Guangxi|GZ:Guizhou|HI:Hainan|HE:Hebei|HL:Heilongjiang|HA:Henan|HB:Hubei|HN:Hunan|NM:Inner Mongolia|JS:Jiangsu|JX:Jiangxi|JL:Jilin|LN:Liaoning|NX:Ningxia|QH:Qinghai|SN:Shaanxi|SD:Shandong|SH:Shanghai|SX:Shanxi|SC:Sichuan|TJ:Tianjin|XJ:Xinjiang|YZ:Tibet|YN:Yunnan|ZJ:Zhejiang',
  ],
  [
    'CO',
    'AMA:Amazonas|ANT:Antioquia|ARA:Arauca|ATL:Atlántico|BOL:Bolívar|BOY:Boyacá|CAL:Caldas|CAQ:Caquetá|CAS:Casanare|CAU:Cauca|CES:Cesar|CHO:Chocó|COR:Córdoba|CUN:Cundinamarca|DC:Capital District|GUA:Guainía|GUV:Guaviare|HUI:Huila|LAG:La Guajira|MAG:Magdalena|MET:Meta|NAR:Nariño|NSA:Norte de Santander|PUT:Putumayo|QUI:Quindío|RIS:Risaralda|SAP:San Andrés & Providencia|SAN:Santander|SUC:Sucre|TOL:Tolima|VAC:Valle del Cauca|VAU:Vaupés|VID:Vichada',
  ],
  [
    'EG',
    'ALX:Alexandria|ASN:Aswan|AST:Asyut|BH:Beheira|BNS:Beni Suef|C:Cairo|DK:Dakahlia|DT:Damietta|FYM:Faiyum|GH:Gharbia|GZ:Giza|IS:Ismailia|JS:South Sinai|KB:Qalyubia|KFS:Kafr el-Sheikh|KN:Qena|LX:Luxor|MN:Minya|MNF:Monufia|MT:Matrouh|PTS:Port Said|SHG:Sohag|SHR:Al Sharqia|SIN:North Sinai|SU:6th of October|SUZ:Suez|BA:Red Sea|WAD:New Valley|HU:Helwan',
  ],
  [
    'ES',
    'C:A Coruña|VI:Álava|AB:Albacete|A:Alicante|AL:Almería|O:Asturias Province|AV:Ávila|BA:Badajoz|PM:Balears Province|B:Barcelona|BU:Burgos|CC:Cáceres|CA:Cádiz|S:Cantabria Province|CS:Castellón|CE:Ceuta|CR:Ciudad Real|CO:Córdoba|CU:Cuenca|GI:Girona|GR:Granada|GU:Guadalajara|SS:Gipuzkoa|H:Huelva|HU:Huesca|J:Jaén|LO:La Rioja Province|GC:Las Palmas|LE:León|L:Lleida|LU:Lugo|M:Madrid Province|MA:Málaga|ML:Melilla|MU:Murcia|NA:Navarra|OR:Ourense|P:Palencia|PO:Pontevedra|SA:Salamanca|TF:Santa Cruz de Tenerife|SG:Segovia|SE:Seville|SO:Soria|T:Tarragona|TE:Teruel|TO:Toledo|V:Valencia|VA:Valladolid|BI:Biscay|ZA:Zamora|Z:Zaragoza',
  ],
  ['GB', 'BFP:British Forces|ENG:England|NIR:Northern Ireland|SCT:Scotland|WLS:Wales'],
  ['HK', 'HK:Hong Kong Island|KL:Kowloon|NT:New Territories'],
  [
    'ID',
    'AC:Aceh|BA:Bali|BB:Bangka–Belitung Islands|BT:Banten|BE:Bengkulu|GO:Gorontalo|JK:Jakarta|JA:Jambi|JB:West Java|JT:Central Java|JI:East Java|KB:West Kalimantan|KS:South Kalimantan|KT:Central Kalimantan|KI:East Kalimantan|KU:North Kalimantan|KR:Riau Islands|LA:Lampung|MA:Maluku|MU:North Maluku|NB:West Nusa Tenggara|NT:East Nusa Tenggara|PA:Papua|PB:West Papua|RI:Riau|SR:West Sulawesi|SN:South Sulawesi|ST:Central Sulawesi|SG:Southeast Sulawesi|SA:North Sulawesi|SB:West Sumatra|SS:South Sumatra|SU:North Sumatra|YO:Yogyakarta',
  ],
  [
    'IE',
    'CW:Carlow|CN:Cavan|CE:Clare|CO:Cork|DL:Donegal|D:Dublin|G:Galway|KY:Kerry|KE:Kildare|KK:Kilkenny|LS:Laois|LM:Leitrim|LK:Limerick|LD:Longford|LH:Louth|MO:Mayo|MH:Meath|MN:Monaghan|OY:Offaly|RN:Roscommon|SO:Sligo|TA:Tipperary|WD:Waterford|WH:Westmeath|WX:Wexford|WW:Wicklow',
  ],
  [
    'IN',
    'AN:Andaman and Nicobar Islands|AP:Andhra Pradesh|AR:Arunachal Pradesh|AS:Assam|BR:Bihar|CH:Chandigarh|CG:Chhattisgarh|DN:Dadra and Nagar Haveli|DD:Daman and Diu|DL:Delhi|GA:Goa|GJ:Gujarat|HR:Haryana|HP:Himachal Pradesh|JK:Jammu and Kashmir|JH:Jharkhand|KA:Karnataka|KL:Kerala|LA:Ladakh|LD:Lakshadweep|MP:Madhya Pradesh|MH:Maharashtra|MN:Manipur|ML:Meghalaya|MZ:Mizoram|NL:Nagaland|OR:Odisha|PY:Puducherry|PB:Punjab|RJ:Rajasthan|SK:Sikkim|TN:Tamil Nadu|TS:Telangana|TR:Tripura|UP:Uttar Pradesh|UK:Uttarakhand|WB:West Bengal',
  ],
  [
    'IT',
    'AG:Agrigento|AL:Alessandria|AN:Ancona|AO:Aosta Valley|AR:Arezzo|AP:Ascoli Piceno|AT:Asti|AV:Avellino|BA:Bari|BT:Barletta-Andria-Trani|BL:Belluno|BN:Benevento|BG:Bergamo|BI:Biella|BO:Bologna|BZ:South Tyrol|BS:Brescia|BR:Brindisi|CA:Cagliari|CL:Caltanissetta|CB:Campobasso|CE:Caserta|CT:Catania|CZ:Catanzaro|CH:Chieti|CO:Como|CS:Cosenza|CR:Cremona|KR:Crotone|CN:Cuneo|EN:Enna|FM:Fermo|FE:Ferrara|FI:Florence|FG:Foggia|FC:Forlì-Cesena|FR:Frosinone|GE:Genoa|GO:Gorizia|GR:Grosseto|IM:Imperia|IS:Isernia|AQ:L’Aquila|SP:La Spezia|LT:Latina|LE:Lecce|LC:Lecco|LI:Livorno|LO:Lodi|LU:Lucca|MC:Macerata|MN:Mantua|MS:Massa and Carrara|MT:Matera|ME:Messina|MI:Milan|MO:Modena|MB:Monza and Brianza|NA:Naples|NO:Novara|NU:Nuoro|OR:Oristano|PD:Padua|PA:Palermo|PR:Parma|PV:Pavia|PG:Perugia|PU:Pesaro and Urbino|PE:Pescara|PC:Piacenza|PI:Pisa|PT:Pistoia|PN:Pordenone|PZ:Potenza|PO:Prato|RG:Ragusa|RA:Ravenna|RC:Reggio Calabria|RE:Reggio Emilia|RI:Rieti|RN:Rimini|RM:Rome|RO:Rovigo|SA:Salerno|SS:Sassari|SV:Savona|SI:Siena|SR:Syracuse|SO:Sondrio|SU:South Sardinia|TA:Taranto|TE:Teramo|TR:Terni|TP:Trapani|TN:Trentino|TV:Treviso|TS:Trieste|TO:Turin|UD:Udine|VA:Varese|VE:Venice|VB:Verbano-Cusio-Ossola|VC:Vercelli|VR:Verona|VV:Vibo Valentia|VI:Vicenza|VT:Viterbo',
  ],
  [
    'JP',
    'JP-01:Hokkaido|JP-02:Aomori|JP-03:Iwate|JP-04:Miyagi|JP-05:Akita|JP-06:Yamagata|JP-07:Fukushima|JP-08:Ibaraki|JP-09:Tochigi|JP-10:Gunma|JP-11:Saitama|JP-12:Chiba|JP-13:Tokyo|JP-14:Kanagawa|JP-15:Niigata|JP-16:Toyama|JP-17:Ishikawa|JP-18:Fukui|JP-19:Yamanashi|JP-20:Nagano|JP-21:Gifu|JP-22:Shizuoka|JP-23:Aichi|JP-24:Mie|JP-25:Shiga|JP-26:Kyoto|JP-27:Osaka|JP-28:Hyogo|JP-29:Nara|JP-30:Wakayama|JP-31:Tottori|JP-32:Shimane|JP-33:Okayama|JP-34:Hiroshima|JP-35:Yamaguchi|JP-36:Tokushima|JP-37:Kagawa|JP-38:Ehime|JP-39:Kochi|JP-40:Fukuoka|JP-41:Saga|JP-42:Nagasaki|JP-43:Kumamoto|JP-44:Oita|JP-45:Miyazaki|JP-46:Kagoshima|JP-47:Okinawa',
  ],
  [
    'KR',
    'KR-11:Seoul|KR-26:Busan|KR-27:Daegu|KR-28:Incheon|KR-29:Gwangju City|KR-30:Daejeon|KR-31:Ulsan|KR-41:Gyeonggi|KR-42:Gangwon|KR-43:North Chungcheong|KR-44:South Chungcheong|KR-45:North Jeolla|KR-46:South Jeolla|KR-47:North Gyeongsang|KR-48:South Gyeongsang|KR-49:Jeju|KR-50:Sejong',
  ],
  [
    'MX',
    'AGS:Aguascalientes|BC:Baja California|BCS:Baja California Sur|CAMP:Campeche|CHIS:Chiapas|CHIH:Chihuahua|DF:Ciudad de Mexico|COAH:Coahuila|COL:Colima|DGO:Durango|GTO:Guanajuato|GRO:Guerrero|HGO:Hidalgo|JAL:Jalisco|MEX:Mexico State|MICH:Michoacán|MOR:Morelos|NAY:Nayarit|NL:Nuevo León|OAX:Oaxaca|PUE:Puebla|QRO:Querétaro|Q ROO:Quintana Roo|SLP:San Luis Potosí|SIN:Sinaloa|SON:Sonora|TAB:Tabasco|TAMPS:Tamaulipas|TLAX:Tlaxcala|VER:Veracruz|YUC:Yucatán|ZAC:Zacatecas',
  ],
  [
    'MY',
    'JHR:Johor|KDH:Kedah|KTN:Kelantan|KUL:Kuala Lumpur|LBN:Labuan|MLK:Malacca|NSN:Negeri Sembilan|PHG:Pahang|PNG:Penang|PRK:Perak|PLS:Perlis|PJY:Putrajaya|SBH:Sabah|SWK:Sarawak|SGR:Selangor|TRG:Terengganu',
  ],
  [
    'NZ',
    'AUK:Auckland|BOP:Bay of Plenty|CAN:Canterbury|CIT:Chatham Islands|GIS:Gisborne|HKB:Hawke’s Bay|MWT:Manawatū-Whanganui|MBH:Marlborough|NSN:Nelson|NTL:Northland|OTA:Otago|STL:Southland|TKI:Taranaki|TAS:Tasman|WKO:Waikato|WGN:Wellington|WTC:West Coast',
  ],
  [
    'PT',
    'PT-01:Aveiro|PT-02:Beja|PT-03:Braga|PT-04:Bragança|PT-05:Castelo Branco|PT-06:Coimbra|PT-07:Évora|PT-08:Faro|PT-09:Guarda|PT-10:Leiria|PT-11:Lisbon|PT-12:Portalegre|PT-13:Porto|PT-14:Santarém|PT-15:Setúbal|PT-16:Viana do Castelo|PT-17:Vila Real|PT-18:Viseu|PT-20:Azores|PT-30:Madeira',
  ],
  [
    'RO',
    'AB:Alba|AR:Arad|AG:Argeș|BC:Bacău|BH:Bihor|BN:Bistriţa-Năsăud|BT:Botoşani|BR:Brăila|BV:Braşov|B:Bucharest|BZ:Buzău|CS:Caraș-Severin|CJ:Cluj|CT:Constanța|CV:Covasna|CL:Călărași|DJ:Dolj|DB:Dâmbovița|GL:Galați|GR:Giurgiu|GJ:Gorj|HR:Harghita|HD:Hunedoara|IL:Ialomița|IS:Iași|IF:Ilfov|MM:Maramureş|MH:Mehedinți|MS:Mureş|NT:Neamţ|OT:Olt|PH:Prahova|SM:Satu Mare|SJ:Sălaj|SB:Sibiu|SV:Suceava|TR:Teleorman|TM:Timiș|TL:Tulcea|VS:Vaslui|VL:Vâlcea|VN:Vrancea',
  ],
  [
    'US',
    'AL:Alabama|AK:Alaska|AS:American Samoa|AZ:Arizona|AR:Arkansas|CA:California|CO:Colorado|CT:Connecticut|DE:Delaware|DC:District of Columbia|FM:Federated States of Micronesia|FL:Florida|GA:Georgia|GU:Guam|HI:Hawaii|ID:Idaho|IL:Illinois|IN:Indiana|IA:Iowa|KS:Kansas|KY:Kentucky|LA:Louisiana|ME:Maine|MH:Marshall Islands|MD:Maryland|MA:Massachusetts|MI:Michigan|MN:Minnesota|MS:Mississippi|MO:Missouri|MT:Montana|NE:Nebraska|NV:Nevada|NH:New Hampshire|NJ:New Jersey|NM:New Mexico|NY:New York|NC:North Carolina|ND:North Dakota|MP:Northern Mariana Islands|OH:Ohio|OK:Oklahoma|OR:Oregon|PW:Palau|PA:Pennsylvania|PR:Puerto Rico|RI:Rhode Island|SC:South Carolina|SD:South Dakota|TN:Tennessee|TX:Texas|VI:U.S. Virgin Islands|UT:Utah|VT:Vermont|VA:Virginia|WA:Washington|WV:West Virginia|WI:Wisconsin|WY:Wyoming|AA:Armed Forces Americas|AE:Armed Forces Europe|AP:Armed Forces Pacific',
  ],
  [
    'ZA',
    'EC:Eastern Cape|FS:Free State|GP:Gauteng|NL:KwaZulu-Natal|LP:Limpopo|MP:Mpumalanga|NW:North West|NC:Northern Cape|WC:Western Cape',
  ],
]);
