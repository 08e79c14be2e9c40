# the list of patients: by pages, narrowed

desk-list-find = Reference begins with
desk-list-find-go = Find
desk-list-all = Everybody
desk-list-calling = With an open alert
desk-list-silent = No answer for 2 days
desk-list-nobody = Nobody on your list fits this.
desk-list-everybody = Show everybody
desk-list-pages = Pages of the list
desk-list-before = The ones before
desk-list-after = The ones after
desk-list-place = { $first } to { $last } of { $of }
