internal import CalendarDays

extension Simulation {
    /// A period of care with all that List 8 asks of it; `until` is nil while the child is looked after.
    mutating func care(
        of child: Child, since start: CalendarDay, until ceased: CalendarDay?, reason: String?, need: String
    ) -> Care {
        let end = ceased ?? asAt
        let days = start.days(to: end)
        var care = Care(start: start, legalStart: start, placementStart: start)
        care.need = child.isUASC ? "N8" : need
        care.ceased = ceased
        if let reason { care.reason = reason }
        care.isSecondPeriod = days < 365 && random.chance(0.05)
        decideLegalStatus(&care, child: child, end: end)
        let placed = place(&care, child: child, end: end)
        care.placementStart = placed
        countPlacements(&care, end: end)
        follow(&care, child: child)
        care.permanence = permanence(of: care, child: child, end: end)
        if child.birth.completedYears(to: end) >= 8, care.placementType != "P1" || random.chance(0.3) {
            goMissing(&care, age: child.birth.completedYears(to: end))
        }
        return care
    }

    private mutating func decideLegalStatus(_ care: inout Care, child: Child, end: CalendarDay) {
        let days = care.start.days(to: end)
        let draw = random.fraction()
        if child.isUASC || draw < 0.1 {
            care.legalStatus = "V2"
        } else if days < 6, draw < 0.5 {
            care.legalStatus = draw < 0.3 ? "L1" : "L2"
        } else if child.birth.completedYears(to: end) >= 14, draw > 0.99 {
            care.legalStatus = "J1"
        } else if days < 240 {
            care.legalStatus = draw < 0.24 ? "V2" : "C1"
            care.legalStart = care.start.adding(days: min(random.int(0, 10), days))
        } else if days < 420, draw < 0.45 {
            care.legalStatus = "C1"
            care.legalStart = care.start.adding(days: random.int(0, 20))
        } else {
            care.legalStatus = "C2"
            care.legalStart = calendar.workingDay(
                onOrBefore: care.start.adding(days: min(random.int(170, 400), days)))
        }
    }

    /// Chooses a placement and who provides it; returns when it began.
    private mutating func place(_ care: inout Care, child: Child, end: CalendarDay) -> CalendarDay {
        let days = care.start.days(to: end)
        let isFirst = random.chance(days < 120 ? 0.7 : days < 400 ? 0.45 : 0.25)
        let longest = min(days, 2600)
        let began =
            isFirst || days < 14
            ? care.start
            : end.adding(
                days:
                    -(random.chance(0.45) ? random.int(3, min(longest - 3, 364)) : random.int(3, longest - 3))
            )
        let age = child.birth.completedYears(to: began)
        var type =
            age >= 16 ? likelihoods.teenPlacement.draw(&random) : likelihoods.fosterPlacement.draw(&random)
        switch type {
        case "U4", "U1": if days < 300 { type = "U6" }
        case "K2", "S1": if age < 8 { type = "U6" }
        case "R3": if age > 1 { type = "U6" }
        case "R5", "K1": if !["C1", "C2", "J1"].contains(care.legalStatus) || age < 13 { type = "K2" }
        case "P1": if care.legalStatus == "V2" || care.legalStatus.hasPrefix("J") { type = "U3" }
        default: break
        }
        if child.isUASC, age >= 16, random.chance(0.5) { type = "H5" }
        care.placementType = type
        accommodate(&care)
        return began
    }

    /// Provider, place and setting that fit the placement's type.
    mutating func accommodate(_ care: inout Care) {
        let draw = random.fraction()
        switch care.placementType {
        case "P1": care.provider = "PR0"
        case "U1", "U2", "U3", "A3", "A4", "A5", "A6": care.provider = "PR1"
        case "K2", "S1", "R3": care.provider = draw < 0.78 ? "PR4" : draw < 0.9 ? "PR1" : "PR5"
        case "K1": care.provider = draw < 0.7 ? "PR2" : "PR4"
        case "R5", "R2": care.provider = "PR3"
        case "H5", "P2": care.provider = draw < 0.75 ? "PR4" : draw < 0.9 ? "PR1" : "PR5"
        default: care.provider = draw < 0.56 ? "PR1" : draw < 0.94 ? "PR4" : "PR5"
        }
        let isFostering = care.placementType.hasPrefix("U")
        let isAgency = care.provider == "PR4" || care.provider == "PR5"
        care.urn = nil
        if ["K1", "K2", "R3", "S1"].contains(care.placementType) || (isFostering && isAgency) {
            care.urn = "SC" + padded(random.int(100_000, 999_999), 6)
        }
        let share = care.provider == "PR1" || care.provider == "PR0" ? 0.8 : 0.42
        care.isInside = likelihoods.authorities.count < 2 || random.chance(share)
        let home = likelihoods.authorities.first
        care.authority =
            care.isInside ? home : random.element(of: Array(likelihoods.authorities.dropFirst()))
        let isAdoptive = care.placementType.hasPrefix("A")
        care.postcode = isAdoptive && random.chance(0.6) ? nil : postcode()
    }

    /// Well formed, and in an area that does not exist.
    private mutating func postcode() -> String {
        let letters = Array("ABDEFGHJLNPQRSTUWXYZ")
        let inward = "\(random.int(0, 9))\(random.element(of: letters))\(random.element(of: letters))"
        return "ZY\(random.int(1, 39)) \(inward)"
    }

    /// The placements of twelve months, the present one included.
    mutating func countPlacements(_ care: inout Care, end: CalendarDay) {
        let hasMoved = care.placementStart > care.start && care.placementStart >= windows.year
        let draw = random.fraction()
        if hasMoved {
            care.placements = draw < 0.66 ? 2 : draw < 0.9 ? 3 : random.int(4, 7)
        } else {
            care.placements = 1
        }
    }

    /// Reviews, visits and health checks up to the end of the period, or R.
    mutating func follow(_ care: inout Care, child: Child) {
        let end = care.ceased ?? asAt
        let days = care.start.days(to: end)
        func lag(_ usual: ClosedRange<Int>, _ late: ClosedRange<Int>, _ share: Double) -> Int {
            random.chance(share)
                ? random.int(usual.lowerBound, usual.upperBound)
                : random.int(late.lowerBound, late.upperBound)
        }
        // Only the newest reviews matter; a long period need not be walked from its start.
        if days > 400 {
            care.latestReview = calendar.workingDay(
                onOrBefore: end.adding(days: -lag(0...175, 176...260, 0.93)))
        } else {
            let first = calendar.day(random.int(8, 20), after: care.start)
            if first <= end {
                care.latestReview =
                    reviews(of: first, until: end, first: 60...91, then: 140...182).last ?? first
            }
        }
        let visit = end.adding(days: -lag(0...41, 42...80, 0.88))
        if days >= 4 { care.lastVisit = max(visit, care.start.adding(days: 1)) }
        if let review = care.latestReview {
            care.lastIROContact =
                random.chance(0.6) ? review : min(review.adding(days: random.int(1, 60)), end)
        }
        let health = end.adding(days: -lag(1...350, 351...500, 0.9))
        if days > 28 { care.healthAssessment = health > care.start ? health : care.start.adding(days: 20) }
        let dental = end.adding(days: -lag(1...350, 351...560, 0.8))
        let wasOldEnough = child.birth.adding(months: 12) <= dental
        if days > 60, wasOldEnough, dental > care.start { care.dentalCheck = dental }
    }

    private mutating func permanence(of care: Care, child: Child, end: CalendarDay) -> String? {
        let days = care.start.days(to: end)
        guard days > 115 || random.chance(0.3) else { return nil }
        switch care.placementType {
        case "U1", "U4": return "f"
        case "P1": return "a"
        case "K2", "S1": return random.chance(0.6) ? "e" : "f"
        case "H5", "P2": return random.chance(0.85) ? "d" : "g"
        case "U3": return random.chance(0.6) ? "c" : "a"
        default:
            if child.birth.completedYears(to: end) >= 16 { return random.chance(0.7) ? "d" : "f" }
            let draw = random.fraction()
            return draw < 0.3 ? "a" : draw < 0.45 ? "c" : draw < 0.95 ? "f" : "g"
        }
    }

    private mutating func goMissing(_ care: inout Care, age: Int) {
        if random.chance(0.04) { care.absent = random.int(1, 4) }
        guard random.chance(age < 12 ? 0.03 : age < 15 ? 0.13 : 0.22) else { return }
        care.missing = Bands.missing.drawNumber(&random)
        let isOffered = random.chance(0.87)
        care.interviewOffered = isOffered ? "Yes" : "No"
        if isOffered { care.interviewAccepted = random.chance(0.55) ? "Yes" : "No" }
    }
}
