// What staff write in Spanish when they log. Names of the two languages mix in one line, and so may the
// words.

#include "commands/language/text/word_groups.hpp"

namespace knownby::language {
namespace {

// clang-format off
constexpr WordGroup kSpanish[] = {
    {sense::contact | sense::common, 0,
     "hable hablo hablamos hablando platique platicamos converse conversamos vi vimos salude salio charle charlamos"},
    {sense::calls | sense::common, 0, "llame llamamos llamo"},
    {sense::helps | sense::common, 0, "ayude ayudamos"},
    {sense::celebrates | sense::common, 0, "felicite felicitamos"},
    {sense::link | sense::common, 0, "con"},
    {sense::joiner | sense::common, 0, "y"},
    {sense::filler | sense::common, 0, "ya"},
    {sense::relation | sense::common, 0, "madre padre padres mama papa mami papi tia tio abuelos abuelita familia"},
    {sense::absent | sense::common, 0, "ausente falto"},
    {sense::near_day | sense::common, 0, "hoy"},
    {sense::near_day | sense::common, -1, "ayer anoche"},
    {sense::near_day | sense::common, -2, "anteayer antier"},
    {sense::near_day | sense::day_part | sense::common, 1, "manana"},
    {sense::day_part | sense::common, 0, "tarde noche"},
    {sense::this_one | sense::common, 0, "este esta"},
    {sense::last_behind | sense::common, 0, "pasado pasada"},
    {sense::ago_before | sense::common, 0, "hace"},
    {sense::unit | sense::common, 1, "dia dias"}, {sense::unit | sense::common, 7, "semana semanas"},
    {sense::unit | sense::common, 30, "mes meses"},
    {sense::count | sense::common, 1, "un una"},  {sense::count | sense::common, 2, "dos"},
    {sense::count | sense::common, 3, "tres"},    {sense::count | sense::common, 4, "cuatro"},
    {sense::count | sense::common, 5, "cinco"},   {sense::count | sense::common, 6, "seis"},
    {sense::month, 1, "enero"},   {sense::month, 2, "febrero"},  {sense::month, 3, "marzo"},
    {sense::month, 4, "abril"},   {sense::month, 5, "mayo"},     {sense::month, 6, "junio"},
    {sense::month, 7, "julio"},   {sense::month, 8, "agosto"},   {sense::month, 9, "septiembre"},
    {sense::month, 10, "octubre"}, {sense::month, 11, "noviembre"}, {sense::month, 12, "diciembre"},
    {sense::weekday, 1, "lunes"},   {sense::weekday, 2, "martes"},  {sense::weekday, 3, "miercoles"},
    {sense::weekday, 4, "jueves"},  {sense::weekday, 5, "viernes"}, {sense::weekday, 6, "sabado"},
    {sense::weekday, 0, "domingo"},
    {sense::negates | sense::common, 0, "sin"},
    {sense::greeting | sense::common, 0, "ayuda"},
    {sense::asks | sense::who | sense::asking | sense::common, 0, "quien quienes"},
    {sense::lacking | sense::asking | sense::common, 0, "falta faltan"},
    {sense::asking | sense::common, 0, "en ha han tenido tiene tienen hablado registrado alumno alumnos"},
    {sense::unreal | sense::common, 0, "necesito debo quiero"},
};
// clang-format on

}  // namespace

std::span<const WordGroup> spanish_words() { return kSpanish; }

}  // namespace knownby::language
