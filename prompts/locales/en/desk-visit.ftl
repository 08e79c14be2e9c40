# the visit summary: a patient's twelve weeks on one sheet

desk-page-visit = Visit summary
desk-visit-link = Visit summary (PDF, one page)
desk-visit-title = Visit summary, 12 weeks
desk-visit-made = Made { $at } for { $who }
desk-visit-alerts = Alerts and outcomes
desk-visit-no-alerts = No alert is on record.
desk-visit-more = { $count } more are on the patient's page.
desk-visit-caution = A care prompt, not a diagnosis. It shows what this person answered and what the team recorded, no more. Days without an answer say nothing.
