"""The papers of training: sign-in sheet, test, report, certificate, pledges."""
