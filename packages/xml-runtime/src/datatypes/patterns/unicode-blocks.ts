/** First and last code point. */
export type CodePointRange = readonly [first: number, last: number];

/**
 * The blocks of Unicode 14.0, in order, without spaces in their names (XSD 1.1 Part 2, section G.4.2.3): each with its
 * length in rows of 16 code points, to the base of 36. An item without a name is a gap.
 */
const table = `
BasicLatin:8 Latin-1Supplement:8 LatinExtended-A:8 LatinExtended-B:d IPAExtensions:6
SpacingModifierLetters:5 CombiningDiacriticalMarks:7 GreekandCoptic:9 Cyrillic:g CyrillicSupplement:3
Armenian:6 Hebrew:7 Arabic:g Syriac:5 ArabicSupplement:3 Thaana:4 NKo:4 Samaritan:4 Mandaic:2
SyriacSupplement:1 ArabicExtended-B:3 ArabicExtended-A:6 Devanagari:8 Bengali:8 Gurmukhi:8 Gujarati:8
Oriya:8 Tamil:8 Telugu:8 Kannada:8 Malayalam:8 Sinhala:8 Thai:8 Lao:8 Tibetan:g Myanmar:a Georgian:6
HangulJamo:g Ethiopic:o EthiopicSupplement:2 Cherokee:6 UnifiedCanadianAboriginalSyllabics:14 Ogham:2
Runic:6 Tagalog:2 Hanunoo:2 Buhid:2 Tagbanwa:2 Khmer:8 Mongolian:b
UnifiedCanadianAboriginalSyllabicsExtended:5 Limbu:5 TaiLe:3 NewTaiLue:6 KhmerSymbols:2 Buginese:2 TaiTham:9
CombiningDiacriticalMarksExtended:5 Balinese:8 Sundanese:4 Batak:4 Lepcha:5 OlChiki:3 CyrillicExtended-C:1
GeorgianExtended:3 SundaneseSupplement:1 VedicExtensions:3 PhoneticExtensions:8
PhoneticExtensionsSupplement:4 CombiningDiacriticalMarksSupplement:4 LatinExtendedAdditional:g
GreekExtended:g GeneralPunctuation:7 SuperscriptsandSubscripts:3 CurrencySymbols:3
CombiningDiacriticalMarksforSymbols:3 LetterlikeSymbols:5 NumberForms:4 Arrows:7 MathematicalOperators:g
MiscellaneousTechnical:g ControlPictures:4 OpticalCharacterRecognition:2 EnclosedAlphanumerics:a
BoxDrawing:8 BlockElements:2 GeometricShapes:6 MiscellaneousSymbols:g Dingbats:c
MiscellaneousMathematicalSymbols-A:3 SupplementalArrows-A:1 BraillePatterns:g SupplementalArrows-B:8
MiscellaneousMathematicalSymbols-B:8 SupplementalMathematicalOperators:g MiscellaneousSymbolsandArrows:g
Glagolitic:6 LatinExtended-C:2 Coptic:8 GeorgianSupplement:3 Tifinagh:5 EthiopicExtended:6
CyrillicExtended-A:2 SupplementalPunctuation:8 CJKRadicalsSupplement:8 KangxiRadicals:e :1
IdeographicDescriptionCharacters:1 CJKSymbolsandPunctuation:4 Hiragana:6 Katakana:6 Bopomofo:3
HangulCompatibilityJamo:6 Kanbun:1 BopomofoExtended:2 CJKStrokes:3 KatakanaPhoneticExtensions:1
EnclosedCJKLettersandMonths:g CJKCompatibility:g CJKUnifiedIdeographsExtensionA:bg YijingHexagramSymbols:4
CJKUnifiedIdeographs:10g YiSyllables:21 YiRadicals:4 Lisu:3 Vai:k CyrillicExtended-B:6 Bamum:6
ModifierToneLetters:2 LatinExtended-D:e SylotiNagri:3 CommonIndicNumberForms:1 Phags-pa:4 Saurashtra:6
DevanagariExtended:2 KayahLi:3 Rejang:3 HangulJamoExtended-A:2 Javanese:6 MyanmarExtended-B:2 Cham:6
MyanmarExtended-A:2 TaiViet:6 MeeteiMayekExtensions:2 EthiopicExtended-A:3 LatinExtended-E:4
CherokeeSupplement:5 MeeteiMayek:4 HangulSyllables:jf HangulJamoExtended-B:5 HighSurrogates:1k
HighPrivateUseSurrogates:8 LowSurrogates:1s PrivateUseArea:b4 CJKCompatibilityIdeographs:w
AlphabeticPresentationForms:5 ArabicPresentationForms-A:17 VariationSelectors:1 VerticalForms:1
CombiningHalfMarks:1 CJKCompatibilityForms:2 SmallFormVariants:2 ArabicPresentationForms-B:9
HalfwidthandFullwidthForms:f Specials:1 LinearBSyllabary:8 LinearBIdeograms:8 AegeanNumbers:4
AncientGreekNumbers:5 AncientSymbols:4 PhaistosDisc:3 :8 Lycian:2 Carian:4 CopticEpactNumbers:2 OldItalic:3
Gothic:2 OldPermic:3 Ugaritic:2 OldPersian:4 :2 Deseret:5 Shavian:3 Osmanya:3 Osage:5 Elbasan:3
CaucasianAlbanian:4 Vithkuqi:5 :4 LinearA:o LatinExtended-F:4 :4 CypriotSyllabary:4 ImperialAramaic:2
Palmyrene:2 Nabataean:3 :3 Hatran:2 Phoenician:2 Lydian:2 :4 MeroiticHieroglyphs:2 MeroiticCursive:6
Kharoshthi:6 OldSouthArabian:2 OldNorthArabian:2 :2 Manichaean:4 Avestan:4 InscriptionalParthian:2
InscriptionalPahlavi:2 PsalterPahlavi:3 :5 OldTurkic:5 :3 OldHungarian:8 HanifiRohingya:4 :i
RumiNumeralSymbols:2 Yezidi:4 :4 OldSogdian:3 Sogdian:4 OldUyghur:4 Chorasmian:3 Elymaic:2 Brahmi:8 Kaithi:5
SoraSompeng:3 Chakma:5 Mahajani:3 Sharada:6 SinhalaArchaicNumbers:2 Khojki:5 :3 Multani:3 Khudawadi:5
Grantha:8 :8 Newa:8 Tirhuta:6 :a Siddham:8 Modi:6 MongolianSupplement:2 Takri:5 :3 Ahom:5 :b Dogra:5 :5
WarangCiti:6 DivesAkuru:6 :4 Nandinagari:6 ZanabazarSquare:5 Soyombo:6
UnifiedCanadianAboriginalSyllabicsExtended-A:1 PauCinHau:4 :g Bhaiksuki:7 Marchen:5 :4 MasaramGondi:6
GunjalaGondi:5 :j Makasar:2 :b LisuSupplement:1 TamilSupplement:4 Cuneiform:1s
CuneiformNumbersandPunctuation:8 EarlyDynasticCuneiform:d :4k Cypro-Minoan:7 EgyptianHieroglyphs:1v
EgyptianHieroglyphFormatControls:1 :70 AnatolianHieroglyphs:14 :ew BamumSupplement:10 Mro:3 Tangsa:6
BassaVah:3 PahawhHmong:9 :17 Medefaidrin:6 :6 Miao:a :4 IdeographicSymbolsandPunctuation:2 Tangut:ao
TangutComponents:1c KhitanSmallScript:w TangutSupplement:8 :fb KanaExtended-B:1 KanaSupplement:g
KanaExtended-A:3 SmallKanaExtension:4 Nushu:p :40 Duployan:a ShorthandFormatControls:1 :85
ZnamennyMusicalNotation:d :3 ByzantineMusicalSymbols:g MusicalSymbols:g AncientGreekMusicalNotation:5 :9
MayanNumerals:2 TaiXuanJingSymbols:6 CountingRodNumerals:2 :8 MathematicalAlphanumericSymbols:1s
SuttonSignWriting:17 :1x LatinExtended-G:g GlagoliticSupplement:3 :d NyiakengPuachueHmong:5 :k Toto:3
Wancho:4 :26 EthiopicExtended-B:2 MendeKikakui:e :2 Adlam:6 :1d IndicSiyaqNumbers:5 :4 OttomanSiyaqNumbers:5
:b ArabicMathematicalAlphabeticSymbols:g :g MahjongTiles:3 DominoTiles:7 PlayingCards:6
EnclosedAlphanumericSupplement:g EnclosedIdeographicSupplement:g MiscellaneousSymbolsandPictographs:1c
Emoticons:5 OrnamentalDingbats:3 TransportandMapSymbols:8 AlchemicalSymbols:8 GeometricShapesExtended:8
SupplementalArrows-C:g SupplementalSymbolsandPictographs:g ChessSymbols:7 SymbolsandPictographsExtended-A:9
SymbolsforLegacyComputing:g :1s CJKUnifiedIdeographsExtensionB:226 :2 CJKUnifiedIdeographsExtensionC:78
CJKUnifiedIdeographsExtensionD:e CJKUnifiedIdeographsExtensionE:a1 CJKUnifiedIdeographsExtensionF:d0 :5d
CJKCompatibilityIdeographsSupplement:y :2m CJKUnifiedIdeographsExtensionG:8l :yiz Tags:8 :8
VariationSelectorsSupplement:f :34x SupplementaryPrivateUseArea-A:35s SupplementaryPrivateUseArea-B:35s
`;

/** Names that XML Schema 1.0 lists and Unicode has changed since. */
const formerNames: Readonly<Record<string, readonly string[]>> = {
  Greek: ['GreekandCoptic'],
  CombiningMarksforSymbols: ['CombiningDiacriticalMarksforSymbols'],
  PrivateUse: ['PrivateUseArea', 'SupplementaryPrivateUseArea-A', 'SupplementaryPrivateUseArea-B'],
};

let blocks: ReadonlyMap<string, CodePointRange> | undefined;

/** The ranges of the block of a name; undefined when there is no such block. */
export function unicodeBlock(name: string): readonly CodePointRange[] | undefined {
  blocks ??= readTable();
  const current = Object.hasOwn(formerNames, name) ? formerNames[name] : undefined;
  const ranges: CodePointRange[] = [];
  for (const it of current ?? [name]) {
    const block = blocks.get(it);
    if (block !== undefined) ranges.push(block);
  }
  return ranges.length === 0 ? undefined : ranges;
}

function readTable(): Map<string, CodePointRange> {
  const ranges = new Map<string, CodePointRange>();
  let first = 0;
  for (const item of table.trim().split(/\s/)) {
    const [name = '', rows = ''] = item.split(':');
    const next = first + Number.parseInt(rows, 36) * 16;
    if (name !== '') ranges.set(name, [first, next - 1]);
    first = next;
  }
  return ranges;
}
