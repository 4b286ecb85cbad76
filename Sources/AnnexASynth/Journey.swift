internal import CalendarDays

extension Simulation {
    /// Families with a referral in the last six years, each with its re-referrals.
    mutating func refer() {
        let families = count(perThousand: 1550, atLeast: 8)
        let beginning = asAt.adding(months: -72)
        let stories = Weighted<Timeline.Story>([
            (.noFurtherAction, 6.3), (.notNeeded, 28.5), (.need, 53), (.conferenceOnly, 1.6),
            (.protection, 10.6),
        ])
        for number in 0..<families {
            // A tiny return still has a child in each list.
            switch number {
            case 0: followFamily(.protection, referredOn: day(from: windows.half, to: asAt.adding(days: -60)))
            case 1: followFamily(.need, referredOn: asAt.adding(days: -8))
            case 2: followFamily(.need, referredOn: day(from: windows.half, to: asAt))
            default:
                followFamily(stories.draw(&random), referredOn: day(from: beginning, to: asAt))
            }
        }
    }

    private mutating func followFamily(_ first: Timeline.Story, referredOn start: CalendarDay) {
        var family = family(on: start)
        guard !family.isEmpty else { return }
        var story = first
        var date = start
        while date <= asAt {
            let line = timeline(story, referredOn: date)
            for index in family.indices { enact(line, for: &family[index]) }
            guard random.chance(0.27) else { break }
            date = calendar.day(1, after: line.close.adding(days: random.int(20, 340)))
            let hadRecentPlan = family.contains { $0.plan.map { $0.start >= windows.half } == true }
            let draw = random.fraction()
            story =
                draw < 0.05
                ? .noFurtherAction
                : draw < 0.3
                    ? .notNeeded
                    : draw < 0.85 || hadRecentPlan ? .need : .protection
        }
        let isOpen = family.contains { $0.need.map { $0.closed == nil } == true }
        if random.chance(isOpen ? 0.2 : 0.03) {
            let date = day(from: max(windows.half, start), to: asAt)
            for index in family.indices { addContact(on: date, to: &family[index]) }
        }
        for child in family { keep(child) }
    }

    /// Writes a timeline into a child's record, as far as it is known on R.
    ///
    /// A sibling who was not yet expected, or has died, has no part in it.
    mutating func enact(_ line: Timeline, for child: inout Child) {
        guard line.referral <= asAt, child.birth <= line.referral.adding(days: 200), !child.hasDied else {
            return
        }
        if !child.contacts.contains(where: { $0.date == line.contact }) {
            child.contacts.append(Contact(date: line.contact, source: line.source))
        }
        let isNFA = line.story == .noFurtherAction
        child.referrals.append(Referral(date: line.referral, source: line.source, isNFA: isNFA))
        guard !isNFA else { return }

        let isSupported = line.story != .notNeeded
        append(from: line.assessmentStart, to: line.assessmentEnd, isSupported: isSupported, for: &child)
        if let date = line.enquiry, date <= asAt {
            let decided = (line.enquiryDecision ?? date) <= asAt
            let conference = line.conference.flatMap { $0 <= asAt ? $0 : nil }
            child.enquiries.append(
                Enquiry(
                    date: date, isConferenceUnnecessary: decided ? line.conference == nil : nil,
                    conference: conference, ledToPlan: conference != nil && line.plan != nil))
        }
        var lastVisit: CalendarDay?
        if let plan = line.plan, plan.start <= asAt {
            lastVisit = follow(plan, lag: line.visitLag, for: &child)
        }
        if let second = line.second { look(second, for: &child) }

        let closed = line.close <= asAt ? line.close : nil
        let end = closed ?? asAt
        var reason = line.reason
        if closed != nil, line.story == .need, child.birth < line.referral, random.chance(0.001) {
            reason = "RC2"
            child.hasDied = true
        }
        let seen = max(lastVisit ?? line.referral, end.adding(days: -line.visitLag))
        child.need = Need(
            start: line.referral,
            code: child.isUASC
                ? "N8"
                : child.disability == "Yes" && line.story == .need && line.need == "N1" ? "N2" : line.need,
            isBeingAssessed: closed == nil && line.assessmentEnd > asAt,
            lastSeen: line.referral.days(to: end) < 2 ? nil : seen, closed: closed, reason: reason,
            isLeftOut: line.isLeftOut && closed != nil)
    }

    private mutating func append(
        from start: CalendarDay, to end: CalendarDay, isSupported: Bool, for child: inout Child
    ) {
        guard start <= asAt else { return }
        let isDone = end <= asAt
        let seen: String?
        if child.birth > asAt {
            seen = isDone ? "No" : nil
        } else if isDone {
            seen = random.chance(0.97) ? "Yes" : isSupported ? "Unknown" : "No"
        } else {
            seen = random.chance(0.6) ? "Yes" : nil
        }
        child.assessments.append(
            Assessment(start: start, seen: seen, authorised: isDone ? end : nil, isSupportNeeded: isSupported)
        )
    }

    private mutating func look(_ second: Timeline.SecondLook, for child: inout Child) {
        append(from: second.start, to: second.end, isSupported: true, for: &child)
        guard second.hasEnquiry, second.start <= asAt,
            !child.enquiries.contains(where: { $0.date == second.start })
        else { return }
        let onPlan = child.plan.map { $0.start <= second.start && $0.end.map { $0 >= second.start } ?? true }
        child.enquiries.append(
            Enquiry(
                date: second.start, isConferenceUnnecessary: onPlan != true, conference: nil, ledToPlan: false
            ))
    }

    /// Gives the child the plan; returns its last visit.
    private mutating func follow(
        _ planned: Timeline.PlannedProtection, lag: Int, for child: inout Child
    ) -> CalendarDay? {
        let end = planned.end <= asAt ? planned.end : nil
        let until = end ?? asAt
        let visitLag = lag > 20 ? lag : lag * 7 / 10
        let hasVisit = planned.start.days(to: until) >= 5
        let visit = hasVisit ? max(planned.start, until.adding(days: -visitLag)) : nil
        let age = child.birth.completedYears(to: asAt)
        let earlier = child.plan.map { $0.previousPlans + 1 } ?? (age < 2 ? 0 : planned.earlierPlans)
        let draw = random.fraction()
        child.plan = Plan(
            start: planned.start, initialCategory: planned.initialCategory,
            latestCategory: planned.latestCategory, lastVisit: visit,
            seenAlone: draw < (age < 2 ? 0.3 : 0.8) ? "Yes" : draw < 0.96 ? "No" : "Unknown",
            latestReview: planned.reviews.last { $0 <= until }, end: end,
            wasEmergency: random.chance(0.025), previousPlans: earlier)
        return visit
    }

    /// Families that early help was given to in the last twenty months, and no more than that.
    mutating func help() {
        let organisations = [
            "Family Hub North", "Family Hub South", "Family Hub East", "Health Visiting Service",
            "Youth Service", "Targeted Family Support", "Voluntary Partner 1", "Voluntary Partner 2",
        ]
        for number in 0..<count(perThousand: 360, atLeast: 3) {
            let earliest = number == 0 ? asAt.adding(days: -100) : asAt.adding(days: -600)
            let start = day(from: earliest, to: asAt)
            let length = random.chance(0.3) ? random.int(7, 45) : random.int(46, 420)
            let end = start.adding(days: length)
            let organisation =
                random.chance(0.35)
                ? "\(random.chance(0.7) ? "Primary" : "Secondary") School \(random.int(1, 40))"
                : random.element(of: organisations)
            let contact = start.adding(days: -random.int(1, 20))
            let source = likelihoods.source.draw(&random)
            for var child in family(on: contact) where child.birth <= asAt {
                child.contacts.append(Contact(date: contact, source: source))
                child.earlyHelp.append(
                    EarlyHelp(start: start, end: end <= asAt ? end : nil, organisation: organisation))
                keep(child)
            }
        }
    }
}
