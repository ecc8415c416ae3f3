// A law of the field, tried on made-up values: rapidcheck inside a doctest case. The counterexample
// is printed.
#pragma once

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

/// Fails the running test case, with the smallest counterexample found, unless `property` holds.
template <class Property>
void law(const std::string& statement, Property property) {
  CHECK_MESSAGE(rc::check(statement, property), statement);
}
