"""What the staff adds to the search: words of one meaning, recommendations, empty phrases, judged queries; and the log
of what was asked, which knows no person.
"""
