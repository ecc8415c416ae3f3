// Each kind of act in the script, done by the service that a real office does it by.
#pragma once

#include "app/example/player.hpp"

namespace stafett::example {

// With contracts, teams and staff (acts_office.cpp).
void perform(Player& player, const Event& event, const ContractWon& act);
void perform(Player& player, const Event& event, const OptionDecided& act);
void perform(Player& player, const Event& event, const TermChanged& act);
void perform(Player& player, const Event& event, const TeamFormed& act);
void perform(Player& player, const Event& event, const Hired& act);
void perform(Player& player, const Event& event, const JoinedTeam& act);
void perform(Player& player, const Event& event, const LeftTeam& act);
void perform(Player& player, const Event& event, const OnboardingSigned& act);
void perform(Player& player, const Event& event, const NoticeGiven& act);
void perform(Player& player, const Event& event, const EmployerRegistered& act);

// By the agency: its lists are read in (acts_agency.cpp).
void perform(Player& player, const Event& event, const DeliveryListed& act);
void perform(Player& player, const Event& event, const Referred& act);
void perform(Player& player, const Event& event, const AgencyChanged& act);

// Who follows whom, and what is done and written (acts_follow_up.cpp).
void perform(Player& player, const Event& event, const Assigned& act);
void perform(Player& player, const Event& event, const AssignmentEnded& act);
void perform(Player& player, const Event& event, const NoteWritten& act);
void perform(Player& player, const Event& event, const NoteCorrected& act);
void perform(Player& player, const Event& event, const GoalSet& act);
void perform(Player& player, const Event& event, const StageMoved& act);
void perform(Player& player, const Event& event, const MilestoneReached& act);
void perform(Player& player, const Event& event, const AppointmentMade& act);
void perform(Player& player, const Event& event, const AppointmentClosed& act);
void perform(Player& player, const Event& event, const TaskAdded& act);
void perform(Player& player, const Event& event, const TaskDone& act);
void perform(Player& player, const Event& event, const JobBegun& act);
void perform(Player& player, const Event& event, const JobEnded& act);
void perform(Player& player, const Event& event, const Typed& act);
void perform(Player& player, const Event& event, const FileOpened& act);
void perform(Player& player, const Event& event, const FileOpenedByCounsellor& act);

}  // namespace stafett::example
