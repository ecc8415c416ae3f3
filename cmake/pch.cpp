// Holds the shared precompiled header (house.cmake).
