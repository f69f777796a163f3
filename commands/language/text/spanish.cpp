// What staff write in Spanish when they log. Names of the two languages mix in one line, and so may the
// words.

#include "commands/language/text/word_groups.hpp"

namespace knownby::language {
namespace {

// clang-format off
constexpr WordGroup kGroups[] = {
    {sense::contact | sense::common, 0,
     "hable hablo hablamos hablando platique platicamos converse conversamos vi vimos salude salio charle charlamos"},
    {sense::calls | sense::common, 0, "llame llamamos llamo"},
    {sense::helps | sense::common, 0, "ayude ayudamos"},
    {sense::celebrates | sense::common, 0, "felicite felicitamos"},
    {sense::link | sense::common, 0, "con"},
    {sense::joiner | sense::common, 0, "y"},
    {sense::relation | sense::common, 0, "madre padre padres tia tio abuelos familia"},
    {sense::absent | sense::common, 0, "ausente falto"},
    {sense::weekday, 1, "lunes"},   {sense::weekday, 2, "martes"},  {sense::weekday, 3, "miercoles"},
    {sense::weekday, 4, "jueves"},  {sense::weekday, 5, "viernes"}, {sense::weekday, 6, "sabado"},
    {sense::weekday, 0, "domingo"},
    {sense::negates | sense::common, 0, "sin"},
    {sense::unreal | sense::common, 0, "necesito debo quiero"},
};
// clang-format on

}  // namespace

std::span<const WordGroup> spanish_words() { return kGroups; }

}  // namespace knownby::language
