internal import CalendarDays

extension Simulation {
    /// Children with a plan for adoption, and the families who adopt them or wait to.
    mutating func adopt() {
        var cases = count(perThousand: 8.5, atLeast: adoptions)
        // A tiny return still has a child at each stage.
        var stages: [AdoptionStage] = [.adopted, .placed, .reversed, .ordered, .decided, .matched]
        let likely = Weighted<AdoptionStage>([
            (.adopted, 40), (.placed, 20), (.matched, 7), (.ordered, 15), (.decided, 8), (.reversed, 10),
        ])
        var families = 0
        var couples = 0
        while cases > 0 {
            let stage = stages.isEmpty ? likely.draw(&random) : stages.removeFirst()
            let isRecent = couples == 0
            couples += 1
            cases -= follow(stage, inWindow: isRecent, family: &families)
        }
        for _ in 0..<count(perThousand: 10, atLeast: adoptions) {
            families += 1
            prepare(family: "F" + padded(families, 4))
        }
    }

    /// How far a child has come.
    enum AdoptionStage: Sendable { case adopted, placed, matched, ordered, decided, reversed }

    /// One child, or two siblings, at a stage; returns how many.
    private mutating func follow(_ stage: AdoptionStage, inWindow: Bool, family families: inout Int) -> Int {
        var path = adoption(at: stage, inWindow: inWindow)
        let eldest = path.enteredCare.adding(days: -(random.chance(0.45) ? 0 : random.int(20, 1300)))
        let traits = traits()
        var siblings = [child(born: eldest, traits)]
        let younger = eldest.adding(days: random.int(340, 800))
        if younger <= path.enteredCare, random.chance(0.4) { siblings.append(child(born: younger, traits)) }
        if path.matched != nil {
            families += 1
            path.family = "F" + padded(families, 4)
            approve(path, children: siblings.count)
        }

        var line = careTimeline(startingOn: path.enteredCare, earliest: siblings.last?.birth ?? eldest)
        if let order = path.order { (line.close, line.reason) = (order, "RC1") }
        line.need = "N1"
        let reason = random.chance(0.75) ? "E12" : "E11"
        for var child in siblings {
            enact(line, for: &child)
            var care = care(
                of: child, since: path.enteredCare, until: path.order,
                reason: path.order == nil ? nil : reason,
                need: "N1")
            arrange(&care, along: path)
            follow(&care, child: child)
            settle(care, in: &child)
            child.adoption = path
            keep(child)
        }
        return siblings.count
    }

    /// Legal status and placement as the way to adoption has made them.
    private mutating func arrange(_ care: inout Care, along path: Adoption) {
        let end = path.order ?? asAt
        care.legalStatus = "C1"
        care.legalStart = path.enteredCare
        care.permanence = "b"
        (care.missing, care.absent, care.interviewOffered, care.interviewAccepted) = (0, 0, nil, nil)
        care.placementType = "U6"
        care.placementStart = path.enteredCare
        if let order = path.placementOrder {
            care.legalStatus = "E1"
            care.legalStart = order
        }
        if let early = path.fosteringForAdoption {
            care.placementType = "U5"
            care.placementStart = early
        }
        if let placed = path.placed {
            care.placementType = path.fosteringForAdoption == nil ? "A6" : "A5"
            care.placementStart = placed
        }
        if let reversal = path.reversal {
            care.legalStatus = "C2"
            care.legalStart = reversal
            care.permanence = "f"
        }
        accommodate(&care)
        countPlacements(&care, end: end)
    }

    private mutating func adoption(at stage: AdoptionStage, inWindow: Bool) -> Adoption {
        var order: CalendarDay?
        var placed: CalendarDay?
        var matched: CalendarDay?
        var granted: CalendarDay?
        var decision = asAt
        func working(_ day: CalendarDay) -> CalendarDay { calendar.workingDay(onOrBefore: day) }
        switch stage {
        case .adopted:
            let first = (inWindow ? windows.half : windows.year).adding(days: 12)
            order = working(first.adding(days: random.int(0, first.days(to: asAt))))
            placed = order?.adding(days: -random.int(110, 320))
        case .placed: placed = asAt.adding(days: -random.int(8, 240))
        case .matched: matched = asAt.adding(days: -random.int(1, 25))
        case .ordered: granted = asAt.adding(days: -random.int(5, 320))
        case .decided: decision = asAt.adding(days: -random.int(2, 50))
        case .reversed: break
        }
        if let placed { matched = placed.adding(days: -random.int(7, 40)) }
        if let matched { granted = matched.adding(days: -random.int(20, 260)) }
        if let granted { decision = granted.adding(days: -random.int(5, 60)) }
        var reversal: CalendarDay?
        var reason: String?
        if stage == .reversed {
            let first = windows.year.adding(days: 12)
            let day = working(first.adding(days: random.int(0, first.days(to: asAt))))
            let why = random.element(of: ["RD1", "RD1", "RD2", "RD3", "RD3", "RD4"])
            (reversal, reason) = (day, why)
            decision = day.adding(days: -random.int(120, 500))
            if why != "RD2" { granted = decision.adding(days: random.int(10, 60)) }
        }
        let entered = decision.adding(days: -random.int(90, 280))
        var path = Adoption(enteredCare: entered, decision: working(decision))
        path.placementOrder = granted.map(working)
        path.matched = matched.map(working)
        path.placed = placed.map(working)
        path.order = order
        path.reversal = reversal
        path.reversalReason = reason
        if path.placed != nil, random.chance(0.2) {
            path.fosteringForAdoption = entered.adding(days: random.int(3, 40))
        }
        return path
    }
}
