#pragma once
// How much each fact weighs when the seats on a weekly card are given (PRODUCT D.3), and why. In points, ten
// for each school day without a check-in, so that every weight reads as days of waiting and no rounding
// decides.

namespace knownby::week::weights {

inline constexpr int a_school_day = 10;  // 1.0 to fifteen days: the measure of all others
// Six weeks. Who waits longer comes first anyway (choose.hpp), so that a longer wait need not outweigh all
// else.
inline constexpr int most_days = 30;

// Nobody is noted as this student's adult: 1.2. One caring adult is what the whole card is for (B.2, B.3), so
// this outweighs everything but a very long wait.
inline constexpr int no_adult = 180;
// Somebody is, but they have no talk logged for more than fifteen school days: 0.7 of it (G.4 no. 8).
inline constexpr int quiet_adult = 126;
// The student named nobody in a survey, or asked to talk: 0.8. Theirs is the view that carries the effect
// (0.4).
inline constexpr int asks = 120;
// Arrived within the last twenty school days: 0.5. A beginning is easily missed by everybody at once.
inline constexpr int newly = 75;
// A group the school chose to look after, gently or strongly (B.2, lab): 0.6 at most, less than half of what
// no adult weighs, and never more than half of a card.
inline constexpr int half_prio = 45;
// Home was called in the last twenty school days, no call is noted as good news, and nobody logged a talk
// with the student: 0.4. Good news is due; whether what home heard was bad, nothing records.
inline constexpr int only_negative = 60;
// Was on the last card and was not reached: -0.4, so that a card does not become a list of the same few.
inline constexpr int tired = -60;

}  // namespace knownby::week::weights
