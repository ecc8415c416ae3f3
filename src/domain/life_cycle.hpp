// A life cycle is a table of moves: in this state, by this act, to that state, if this guard lets
// it, and then this has happened. The one table decides what may be done, what the page offers,
// what the manual's diagram shows and what the simulator does; it is checked while the program is
// built.
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>

namespace stafett::domain {

template <class State, class Act, class Guard, class Event>
struct Move {
  State from;
  Act act;
  State to;
  Guard guard;
  Event event;
};

/// The move of an act in a state; nullptr where the table has none.
template <class Moves, class State, class Act>
constexpr auto find_move(const Moves& moves, State from, Act act) -> const
    typename Moves::value_type* {
  for (const auto& move : moves) {
    if (move.from == from && move.act == act) return &move;
  }
  return nullptr;
}

/// True where no act has two answers in one state.
template <class Moves>
consteval bool has_one_answer_each(const Moves& moves) {
  for (std::size_t i = 0; i < moves.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (moves[k].from == moves[i].from && moves[k].act == moves[i].act) return false;
    }
  }
  return true;
}

/// True where each of the first `StateCount` states can be come to from one of `beginnings`.
template <std::size_t StateCount, class Moves, class State>
consteval bool reaches_every_state(const Moves& moves, std::initializer_list<State> beginnings) {
  std::array<bool, StateCount> reached{};
  for (State state : beginnings) reached[static_cast<std::size_t>(state)] = true;
  for (std::size_t round = 0; round < StateCount; ++round) {
    for (const auto& move : moves) {
      if (reached[static_cast<std::size_t>(move.from)])
        reached[static_cast<std::size_t>(move.to)] = true;
    }
  }
  for (bool one : reached) {
    if (!one) return false;
  }
  return true;
}

}  // namespace stafett::domain
