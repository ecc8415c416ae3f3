import { lazy } from "react";

// Whoever is signed in already needs none of these.
export const LoginPage = lazy(() => import("./LoginPage"));
export const SetupPage = lazy(() => import("./SetupPage"));
export const EnrolSecondFactor = lazy(() => import("./EnrolSecondFactor"));
