#include "commands/language/text/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "commands/language/text/word_groups.hpp"

namespace knownby::language {
namespace {

// clang-format off
constexpr WordGroup kEnglish[] = {
    {sense::particle, 0,
     "de la del della di da dos das du van der den von zu zum ten ter al el bin ibn bint abu ben o mac mc "
     "le st san"},
    {sense::suffix, 0, "jr sr ii iii iv"},
    {sense::title, 0, "mr mrs ms miss mx dr coach principal prof"},
    {sense::joiner | sense::common, 0, "and n plus"},
    {sense::contact | sense::common, 0,
     "talked talk talking spoke speak speaking chatted chat chatting met meet meeting saw see seeing seen "
     "check checked checking checkin checkins checkedin caught catch connected connect touched visited "
     "visit sat conversed conferenced greeted ran sit hung log logged note add "
     "reached conversation convo tlkd talkd tlk chk chkd ck ckd spk"},
    {sense::calls | sense::common, 0,
     "called call calling phoned emailed email texted txted txt texting messaged msged wrote"},
    {sense::helps | sense::common, 0, "helped help helping worked working"},
    {sense::helps | sense::teaches | sense::common, 0, "tutored tutoring"},
    {sense::tries | sense::common, 0, "tried try trying couldnt cant could missed looked"},
    {sense::celebrates | sense::common, 0,
     "congratulated celebrated congrats congratulations kudos shoutout praised"},
    {sense::link | sense::common, 0, "to with w wit"},
    {sense::adverb | sense::common, 0, "up ins in on base down into out by over"},
    {sense::filler | sense::common, 0,
     "both i ive we weve just had have has a an the quick quickly short brief briefly also then later my our "
     "so ok okay find reach get hold of finally did me please pls forgot already"},
    {sense::relation | sense::common, 0,
     "mom moms mother mum mama dad dads father papa parent parents guardian guardians grandma grandmother "
     "grandpa grandfather grandparents abuela abuelo aunt auntie uncle stepmom stepdad family families "
     "home caregiver"},
    {sense::negates | sense::common, 0,
     "dont didnt havent hasnt not never no nope doesnt isnt wasnt arent wont without neither havnt hasn"},
    {sense::unreal | sense::common, 0,
     "need needs should must gonna gotta going plan planning want wants wanna remind lets todo shall "
     "maybe might ill"},
    {sense::asks | sense::common, 0,
     "who whos whom whose which what whats when whens where wheres how hows is are did does do has have "
     "can could was were why will would"},
    {sense::who | sense::common, 0, "who whos whom which whose"},
    {sense::lacking | sense::common, 0,
     "left remaining missing never no not without hasnt havent isnt arent didnt still needs need unseen "
     "unreached nobody none nothing"},
    {sense::asking | sense::common, 0,
     "who whos whom which what in on with had has have been be is are did do a an the of for from any "
     "anyone yet still check checked checkin checkins ins seen talked spoken spoke to i me we them they "
     "list everyone all contact contacted reached met someone left missing remaining since adult adults "
     "at one logged log by was were get got gotten last past never not no hasnt havent isnt arent didnt "
     "students kids my our ever far so there s during this touched base connected up"},
    {sense::weekday, 0, "sunday sun"},      {sense::weekday, 1, "monday mon"},
    {sense::weekday, 2, "tuesday tues tue"}, {sense::weekday, 3, "wednesday wed weds"},
    {sense::weekday, 4, "thursday thurs thur thu"}, {sense::weekday, 5, "friday fri"},
    {sense::weekday, 6, "saturday sat"},
    {sense::month, 1, "january jan"},   {sense::month, 2, "february feb"}, {sense::month, 3, "march mar"},
    {sense::month, 4, "april apr"},     {sense::month, 5, "may"},          {sense::month, 6, "june jun"},
    {sense::month, 7, "july jul"},      {sense::month, 8, "august aug"},   
    {sense::month, 9, "september sept sep"},
    {sense::month, 10, "october oct"},  {sense::month, 11, "november nov"}, 
    {sense::month, 12, "december dec"},
    {sense::count | sense::common, 1, "one"},   {sense::count | sense::common, 2, "two couple"},
    {sense::count | sense::common, 3, "three"}, {sense::count | sense::common, 4, "four"},
    {sense::count | sense::common, 5, "five"},  {sense::count | sense::common, 6, "six"},
    {sense::count | sense::common, 7, "seven"}, {sense::count | sense::common, 8, "eight"},
    {sense::count | sense::common, 9, "nine"},  {sense::count | sense::common, 10, "ten"},
    {sense::unit | sense::common, 1, "day days"}, {sense::unit | sense::common, 7, "week weeks wk wks"},
    {sense::unit | sense::common, 14, "fortnight"}, {sense::unit | sense::common, 30, "month months"},
    {sense::near_day | sense::common, 0, "today tonight"},
    {sense::near_day | sense::common, -1,
     "yesterday yday yest ystrday ystrdy yesterdy yesturday yestrday yesterady"},
    {sense::near_day | sense::common, 1, "tomorrow tmrw tmw tomorow tommorow tommorrow 2moro"},
    {sense::last | sense::common, 0, "last"}, {sense::this_one | sense::common, 0, "this"},
    {sense::day_part | sense::common, 0, "morning afternoon evening am pm"},
    {sense::remit | sense::common, 0,
     "grades gpa suspended suspension suspensions expelled detention detentions attendance schedule "
     "schedules iep ieps discipline referral referrals medication address phone locker transcript "
     "transcripts absences tardies birthday els ells sped mtss homework marks scores"},
    {sense::reserved | sense::common, 0,
     "take claim release give ask know export stop snooze out idea same edit say pause unclaim share "
     "assign delete remove cancel"},
    {sense::greeting | sense::common, 0, "hi hello hey help hola start commands menu"},
    {sense::doubtful, 0,
     "will may mark grace rose art summer hope joy faith chance drew grant chase pat bill rich sunny "
     "april june august honor justice melody harmony star max dawn young case angel destiny trinity "
     "serenity autumn winter ray sky skye river brook forest dale glen miles page paige penny ruby pearl "
     "jade amber ginger lily daisy violet iris olive heather ivy holly robin jay wren lance victor major "
     "king prince frank earnest earl guy christian royal reign sage true ever noble ace chip buddy sonny "
     "junior love precious charity patience prudence constance gene jack john rob bob sue nick ken don "
     "dean baker mason hunter carter fisher skip bud"},
    {sense::forward | sense::common, 0,
     "about abt for until till til before after next every each the through thru upcoming coming"},
    {sense::binder | sense::common, 0, "on since from last this"},
    {sense::score | sense::common, 0,
     "got scored score scores earned quiz test points grade hw homework exam passed failed made won"},
    {sense::comparing | sense::common, 0, "least most fewest less more best worst laziest slowest top"},
    {sense::logging | sense::common, 0, "log logs logged logging logger loggers"},
    {sense::absent | sense::common, 0, "absent noshow abs"},
    {sense::lookup | sense::common, 0, "show card find lookup see profile tell"},
    {sense::students | sense::common, 0,
     "students student kids kid ones class classes caseload advisory homeroom advisees children kiddos "
     "people"},
    // Words of notes. A token on this list is never taken for the beginning of a name.
    {sense::common, 0,
     "able about above absent abt ace aced across act after again ago ahead all allowed alone along alot "
     "already alright also always am among amazing angry annoyed another any anxious anything around as "
     "asked asking asleep at ate away awesome back bad band bank barely basketball bat bath be bean beat "
     "because bed been before beg began behind being believe bell best bet better big bike bit book books "
     "bored boy boys brag brain brand brave bread break brief bright bring bro broke brother brought bus "
     "busy but buy by bye cab cake calm came camp can candy car card care cared cares carry cars case cat "
     "cell chance change chat cheer chem chess child choir chose church city clap class clean clear close "
     "club coach cold college come coming cook cookie cool core cost count cow crew cried cry crying cub "
     "cut dance dark date day days deal dear deep desk did different dinner dis do doc doctor doing done "
     "door down draw drew drive drop dry due during each early ear ease east easy eat eating ela else em "
     "end english enough even event ever every exam excited extra eye face fair fall fam far fast fat "
     "fear feel feeling feels feet fell felt few field fight fill final fine fire first fish fit fix flag "
     "flat floor flu fly folder food foot football for forgot found four free fri friend friends from "
     "front full fun funny game games garden gave general gets getting girl girls give glad go goal goals "
     "goes going gone good goodbye got gotten gray great green grew group grow guess guitar gym had hair "
     "half hall hand hands hang happy hard hat hate have he head hear heard heart hello helped helps her "
     "here hers hey high hill him himself his hit hobby home honest hop hope hoping hot hour house "
     "how hug huge hurt hw idea if ill important improved in inside interested into is issue it its "
     "itself jam jar jet job join joined joke joking journal joy jump just keep kept key kid kids kind "
     "knew knows lab lad lake land language large last late laugh laughed lead learn learned leave led "
     "left leg lesson let letter life light like liked likes line listen listened little live lives load "
     "long look looked looking looks loss lost lot lots loud love loved loves low luck lunch mad made "
     "mail main make making man many map mark mat match math may maybe me mean meant men mess might "
     "mind mine minute minutes miss mood more morning most move moved moving much museum music must my "
     "myself name near need needed nervous new news next nice night nod none noon north nose note "
     "notebook nothing now number nurse odd of off office often oh old on once one online only open or "
     "other others our out outside over own pain paint pal pan paper parent park part party pass past "
     "path pay pe peer pen pencil per perfect pet phone photo piano pick picked picture pizza plan plans "
     "play played playing plays please poem point pool poor pop positive post practiced pretty print pro "
     "problem progress project proud public pull push put question quiet quiz rain ran rash rather raw "
     "read reading ready real really rec recess red relax remember report rest ride right rise road rob "
     "rock role roll room rough round rude rule rules run running sad said sale same sand sang save saw "
     "say says scared school sci science sea seat see seem seemed seems seen self sell send sent set "
     "several shared she shoe shop short show shy sick side sign silent silly sing sis sister sit sleep "
     "sleepy slow small smart smile smiled smiling snack so soccer social soft some something son song "
     "soon sorry sound south space spanish sport sports spring stand star start started stay step stop "
     "story stress stressed strong struggling stuck student study stuff such sudden suit summer sun super "
     "support sure sweet swim table take taking talent talk tall tan tap task teach teacher team tears "
     "tell ten test text than thank thanks that thats the their them then there these they thing things "
     "think thinks this those though thought three through tie time tired to today together told tomorrow "
     "too took top torn touch tough toward town track trip trouble truck true truth tub turn tv two type "
     "uncle under understand until up upset us use used usual van very video visit voice volleyball wait "
     "walk wall want wanted wants war warm was wash watch water way we weak wear week weekend welcome "
     "well went were west wet what when where which while white who why wife will win wind winter wish "
     "with woke won wood word words work worked working works world worried worse worst would wow write "
     "writing wrong yard yay yeah year yep yes yet you young your yours zone yesterday yday tonight hes "
     "gang peers pals staff counselor counselors partner partners bestie besties buddies squad co classmates "
     "shes theyre im id hed shed quite wasnt werent person ok lol omg idk tbh btw pm voicemail trial dog "
     "hon dev cafe whole mini lit via rep pep ref res sub sup una dia con para por muy hoy bien ayer "
     "hable"},
};

struct Continuation {
  std::string_view word;
  std::string_view next;  // each between spaces
};

constexpr Continuation kContinuations[] = {
    {"will", " talk see meet check call try ask help do be catch speak follow go get have need work email "
             "touch connect chat you he she they we i it not never "},
    {"may", " be have need talk see want not i we he she they you it "},
    {"mark", " the as down my his her up off out it that this "},
    {"art", " project class room show club teacher work supplies with is was "},
    {"rose", " to up from "},
    {"grace", " period "},
    {"summer", " school camp break program plan plans vacation job reading work is was "},
    {"hope", " he she they to that it this you i we for "},
    {"joy", " to of in "},
    {"faith", " in "},
    {"chance", " to of "},
    {"drew", " a the his her me us "},
    {"grant", " him her them "},
    {"chase", " down after "},
    {"pat", " on "},
    {"bill", " for "},
    {"rich", " in "},
    {"sunny", " day "},
    {"honor", " roll society "},
    {"star", " student of "},
    {"case", " manager conference "},
    {"young", " man lady woman "},
    {"love", " the to this that it "},
    {"guy", " from "},
    {"ace", " the "},
    {"true", " story "},
};
// clang-format on

using Table = std::unordered_map<std::string_view, Word>;

void add(Table& table, std::span<const WordGroup> groups) {
  for (const WordGroup& group : groups) {
    std::string_view rest = group.words;
    while (!rest.empty()) {
      const auto space = std::min(rest.find(' '), rest.size());
      Word& word = table[rest.substr(0, space)];
      word.senses |= group.senses;
      if (group.number != 0) word.number = group.number;
      rest.remove_prefix(std::min(space + 1, rest.size()));
    }
  }
}

Table build() {
  Table table;
  add(table, kEnglish);
  add(table, words_of_notes());
  add(table, spanish_words());
  add(table, words_of_other_languages());
  // A word that is also a first name is judged by what follows it, not by being common.
  for (auto& [text, word] : table) {
    if ((word.senses & sense::doubtful) != 0) word.senses &= ~sense::common;
  }
  return table;
}

}  // namespace

Word look_up(std::string_view folded) {
  constexpr std::size_t kLongest = 20;  // no word of the table is longer; spares hashing what cannot be there
  static const Table table = build();
  if (folded.empty() || folded.size() > kLongest) return {};
  const auto found = table.find(folded);
  return found == table.end() ? Word{} : found->second;
}

bool reads_as_plain_word(std::string_view word, std::string_view next) {
  if (next.empty()) return false;
  for (const Continuation& continuation : kContinuations) {
    if (continuation.word != word) continue;
    std::string padded(" ");
    padded.append(next).append(" ");
    return continuation.next.find(padded) != std::string_view::npos;
  }
  return false;
}

}  // namespace knownby::language
