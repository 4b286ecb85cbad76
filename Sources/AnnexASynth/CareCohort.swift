internal import CalendarDays

extension Simulation {
    /// Children looked after on R who are not on the way to adoption, and those who left care in the window.
    mutating func lookAfter() {
        let adopting = children.count { $0.care.map { $0.ceased == nil } == true }
        var open = max(count(perThousand: 88, atLeast: 6) - adopting, 5)
        let unaccompanied = count(perThousand: 8, atLeast: 1)
        for _ in 0..<unaccompanied { unaccompany() }
        open -= unaccompanied
        while open > 0 { open -= takeIn(ended: nil, atMost: open) }
        var ended = count(perThousand: 14, atLeast: 2)
        while ended > 0 {
            ended -= takeIn(ended: day(from: windows.half.adding(days: 4), to: asAt), atMost: ended)
        }
        for _ in 0..<count(perThousand: 6, atLeast: 1) { comeOfAge() }
    }

    /// One child, or siblings, whose care began some time ago; returns how many.
    private mutating func takeIn(ended: CalendarDay?, atMost limit: Int) -> Int {
        let until = ended ?? asAt
        let age = Bands.ageLookedAfter.drawNumber(&random)
        let eldest = until.adding(months: -12 * age).adding(days: -random.int(8, 350))
        guard eldest.completedYears(to: asAt) < 18 else { return 0 }
        var start = until.adding(days: -Bands.care.drawNumber(&random))
        if start < eldest.adding(days: 1) { start = eldest.adding(days: random.int(1, 7)) }
        if start >= until.adding(days: -1) { start = until.adding(days: -2) }
        start = max(start, eldest)

        let traits = traits()
        var family = [child(born: eldest, traits)]
        var birth = eldest.adding(days: random.int(340, 1400))
        while family.count < limit, birth < start, random.chance(0.45) {
            family.append(child(born: birth, traits))
            birth = birth.adding(days: random.int(340, 1400))
        }
        var line = careTimeline(startingOn: start, earliest: family.last?.birth ?? eldest)
        var reason: String?
        if let ended {
            let drawn = likelihoods.ceased.draw(&random)
            reason = drawn
            switch drawn {
            case "E4A", "E4B", "E13", "E8":
                line.close = random.chance(0.6) ? ended.adding(days: random.int(20, 200)) : ended
                line.reason = "RC7"
            case "E3": (line.close, line.reason) = (ended, "RC5")
            case "E41": (line.close, line.reason) = (ended, "RC3")
            case "E45", "E46", "E47", "E48": (line.close, line.reason) = (ended, "RC4")
            default: (line.close, line.reason) = (ended, "RC7")
            }
            line.close = max(line.close, line.assessmentEnd)
        }
        for var child in family {
            enact(line, for: &child)
            let care = care(of: child, since: start, until: ended, reason: reason, need: line.need)
            settle(care, in: &child)
            if child.birth.completedYears(to: asAt) >= 16, start.adding(days: 91) <= until {
                if ended == nil {
                    if likelihoods.listsEligible { child.leaving = leaving(child, "Eligible", inCare: true) }
                } else if child.birth.completedYears(to: until) >= 16 {
                    child.leaving = leaving(child, "Relevant", inCare: false)
                }
            }
            keep(child)
        }
        return family.count
    }

    /// The referral that led to care, some time before it, and a plan between the two for some.
    mutating func careTimeline(startingOn start: CalendarDay, earliest birth: CalendarDay) -> Timeline {
        var lag = random.chance(0.3) ? random.int(0, 4) : random.int(30, 420)
        lag = min(lag, birth.days(to: start) + 150)
        let hasPlan = lag > 110 && random.chance(0.65)
        var line = timeline(hasPlan ? .protection : .care, referredOn: start.adding(days: -lag))
        line.second = nil
        line.close = never
        line.reason = "RC7"
        if line.need == "N2", random.chance(0.7) { line.need = "N1" }
        if var plan = line.plan {
            if plan.start.adding(days: 10) >= start {
                line.plan = nil
                line.conference = nil
                line.enquiryDecision = line.enquiry.map { calendar.day(5, after: $0) }
            } else {
                plan.end = calendar.workingDay(onOrBefore: start.adding(days: random.int(7, 50)))
                plan.reviews.removeAll { $0 > plan.end }
                line.plan = plan
            }
        }
        return line
    }

    /// Gives the child its period of care, and the visits of the social worker to its episode of need.
    mutating func settle(_ care: Care, in child: inout Child) {
        child.care = care
        if ["L1", "L2"].contains(care.legalStatus) { child.plan?.wasEmergency = true }
        if let visit = care.lastVisit, let need = child.need, need.closed.map({ visit <= $0 }) ?? true {
            child.need?.lastSeen = max(visit, need.lastSeen ?? visit)
        }
    }

    /// A teenager who came alone.
    private mutating func unaccompany() {
        let age = random.chance(0.8) ? random.int(16, 17) : random.int(14, 15)
        let birth = asAt.adding(months: -12 * age).adding(days: -random.int(5, 350))
        guard birth.completedYears(to: asAt) < 18 else { return unaccompany() }
        var child = child(born: birth, traits(), isUASC: true, disabled: 0.02)
        let start = day(from: asAt.adding(days: -600), to: asAt.adding(days: -4))
        var line = timeline(.care, referredOn: start)
        line.contact = start
        line.source = random.chance(0.6) ? "6" : "5C"
        line.enquiry = nil
        enact(line, for: &child)
        var care = care(of: child, since: start, until: nil, reason: nil, need: "N8")
        care.legalStatus = "V2"
        care.legalStart = start
        settle(care, in: &child)
        if age >= 16, start.adding(days: 91) <= asAt, likelihoods.listsEligible {
            child.leaving = leaving(child, "Eligible", inCare: true)
        }
        keep(child)
    }

    /// A young person whose care ended on the 18th birthday in the window; only Lists 8 and 9 know of it.
    private mutating func comeOfAge() {
        let birthday = windows.half.adding(days: random.int(3, max(3, windows.half.days(to: asAt) - 2)))
        let birth = birthday.adding(months: -216)
        let isUASC = random.chance(0.15)
        var child = child(born: birth, traits(), isUASC: isUASC)
        let start = birthday.adding(days: -(isUASC ? random.int(200, 900) : random.int(400, 4000)))
        child.care = care(
            of: child, since: start, until: birthday, reason: likelihoods.ceasedAdult.draw(&random),
            need: isUASC ? "N8" : likelihoods.need.draw(&random))
        child.leaving = leaving(child, "Former relevant", inCare: false)
        keep(child)
    }

    /// Young people whose care ended before the window.
    mutating func leaveCare() {
        for _ in 0..<count(perThousand: 62, atLeast: 5) {
            let age = Bands.ageLeaver.drawNumber(&random)
            let isUASC = age >= 18 && random.chance(0.2)
            let birth = asAt.adding(months: -12 * age).adding(days: -random.int(1, 360))
            guard age > 18 || birth.adding(months: 216) < windows.half || birth.completedYears(to: asAt) < 18
            else { continue }
            var child = child(born: birth, traits(), isUASC: isUASC)
            let isMinor = birth.completedYears(to: asAt) < 18
            let kind =
                random.chance(0.08) ? "Qualifying" : isMinor ? "Relevant" : "Former relevant"
            child.leaving = leaving(child, kind, inCare: false)
            keep(child)
        }
    }

    /// How the council keeps in touch with a care leaver.
    mutating func leaving(_ child: Child, _ eligibility: String, inCare: Bool) -> CareLeaving {
        let touch = inCare ? "Yes" : likelihoods.inTouch.draw(&random)
        let isInTouch = touch == "Yes"
        let home: String? =
            !isInTouch
            ? nil
            : inCare
                ? random.element(of: ["C", "D", "Y", "Y"])
                : likelihoods.accommodation.draw(&random)
        let isUnfit = home.map { ["X", "S", "V", "W", "R"].contains($0) } == true
        let review = asAt.adding(days: -(random.chance(0.86) ? random.int(3, 180) : random.int(181, 400)))
        let contact = asAt.adding(
            days: -(isInTouch && random.chance(0.96) ? random.int(0, 55) : random.int(57, 300)))
        return CareLeaving(
            eligibility: eligibility,
            pathwayReview: random.chance(0.03) ? nil : calendar.workingDay(onOrBefore: review),
            inTouch: touch, latestContact: touch == "Died" ? nil : contact, accommodation: home,
            isSuitable: !isUnfit && random.chance(0.97),
            activity: isInTouch ? likelihoods.activity.draw(&random) : nil)
    }
}
