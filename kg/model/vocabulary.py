"""Generated from ontology/ by ``python -m kg.ontology generate``; do not edit."""

from enum import StrEnum

from kg.model.schema import EdgeRule, RoleRule


class EntityType(StrEnum):
    """What an entity is."""

    #: A state or a territory like one, its government, and the names that stand for it: its capital, its people.
    COUNTRY = "Country"
    #: A ministry, agency, company, alliance, armed group or news outlet.
    ORGANIZATION = "Organization"
    #: An army, a unit, troops or a contingent.
    ARMED_FORCE = "ArmedForce"
    #: A person by name, or by an office that only one person holds.
    PERSON = "Person"
    #: A weapon system, a class of weapons, ammunition or a military vehicle, ship, aircraft or satellite.
    WEAPON = "Weapon"
    #: A region, city, sea, base or front line. A country named as a location is still a country.
    PLACE = "Place"
    #: A pact by its name or by its description.
    AGREEMENT = "Agreement"


class ClaimType(StrEnum):
    """What a claim says."""

    #: Weapons, ammunition or military equipment go from one owner to another, or are to go. Weapons that their own
    #: operator moves are a deployment.
    ARMS_TRANSFER = "ArmsTransfer"
    #: An owner moves, stations, keeps, shows or withdraws its own forces or weapons.
    DEPLOYMENT = "Deployment"
    #: Force is used against a target: a strike, shelling, a raid, an assault, a war, or an interception that names
    #: nothing as lost.
    ATTACK = "Attack"
    #: Equipment or a facility is destroyed, damaged, shot down, sunk or captured.
    LOSS = "Loss"
    #: People are killed, wounded, missing or taken prisoner.
    CASUALTIES = "Casualties"
    #: Territory is seized, held, blockaded, annexed, retaken or lost, or forces are driven out of it.
    CONTROL = "Control"
    #: A treaty, pact, ceasefire, contract or memorandum is negotiated, made, changed, broken or ended.
    AGREEMENT = "Agreement"
    #: A visit, a summit, talks, a call, a ceremony or another encounter.
    MEETING = "Meeting"
    #: Sanctions, an embargo, an export ban or an entry in a blacklist.
    SANCTION = "Sanction"
    #: Money, relief, training, intelligence or other help that is not weapons.
    AID = "Aid"
    #: Weapons are designed, built, repaired or upgraded, or their output is raised.
    PRODUCTION = "Production"
    #: A weapon is fired or tried outside combat.
    WEAPON_TEST = "WeaponTest"
    #: Drills, manoeuvres or war games.
    EXERCISE = "Exercise"
    #: A threat, an ultimatum, or a warning by the one who would act.
    THREAT = "Threat"
    #: What a weapon or a force can do or has: range, calibre, payload, speed, number held.
    CAPABILITY = "Capability"
    #: A person holds, takes or leaves an office.
    POSITION = "Position"
    #: Ties, support or involvement between actors where no other type fits.
    COOPERATION = "Cooperation"


class Role(StrEnum):
    """What a filler is to its claim."""

    #: Who gives, sells or hands over.
    SUPPLIER = "supplier"
    #: Who gets it.
    RECIPIENT = "recipient"
    #: What it is about: the weapon, equipment, facility, help or goods.
    ITEM = "item"
    #: How many of the item, the victims or the targets the sentence counts.
    QUANTITY = "quantity"
    #: A sum of money, or the figure of a capability.
    VALUE = "value"
    #: Through whom or with whose leave something passes.
    INTERMEDIARY = "intermediary"
    #: Who does it or decides it.
    ACTOR = "actor"
    #: The forces or weapons that are moved or kept.
    ASSET = "asset"
    #: Where a movement starts.
    ORIGIN = "origin"
    #: Where a movement ends.
    DESTINATION = "destination"
    #: Who uses force.
    ATTACKER = "attacker"
    #: Against whom or what it is directed.
    TARGET = "target"
    #: With what it was done.
    WEAPON = "weapon"
    #: Whose the lost thing was.
    OWNER = "owner"
    #: Who caused the loss or the casualties.
    AGENT = "agent"
    #: Who was killed, wounded, captured or is missing.
    VICTIM = "victim"
    #: The ground that is held or changes hands.
    TERRITORY = "territory"
    #: Who no longer holds the territory.
    LOSER = "loser"
    #: Who is bound by an agreement, negotiates it or leaves it.
    PARTY = "party"
    #: The pact itself.
    AGREEMENT = "agreement"
    #: What the agreement lays down, in its words.
    PROVISION = "provision"
    #: Who brings the parties together without being one.
    MEDIATOR = "mediator"
    #: Who takes part; all participants are equals.
    PARTICIPANT = "participant"
    #: Who receives the others.
    HOST = "host"
    #: Who decrees the measure.
    IMPOSER = "imposer"
    #: Who helps.
    DONOR = "donor"
    #: Who designs, builds or repairs.
    PRODUCER = "producer"
    #: The drill by its name or description.
    EXERCISE = "exercise"
    #: What is threatened, in its words.
    MEANS = "means"
    #: The plain name of what is measured, or the words of the ability.
    ATTRIBUTE = "attribute"
    #: Who holds, takes or leaves the office.
    PERSON = "person"
    #: The office, in its words.
    TITLE = "title"
    #: The body, force or state to which the office belongs.
    ORGANIZATION = "organization"
    #: In what they cooperate, in the article's words.
    FIELD = "field"
    #: Where it happens; open to every claim type.
    PLACE = "place"


class Act(StrEnum):
    """Phase or manner of a claim; :data:`ACTS` lists those of each type."""

    #: The goods pass to the recipient; also of a delivery still to come, whose modality says so.
    DELIVERED = "delivered"
    #: The recipient buys or orders.
    ORDERED = "ordered"
    #: A state decides on or clears the transfer.
    APPROVED = "approved"
    #: The recipient asks for the goods.
    REQUESTED = "requested"
    #: A transfer is stopped, delayed or suspended.
    HALTED = "halted"
    #: The forces or weapons go, sail, fly or are brought somewhere.
    MOVED = "moved"
    #: They are based or active somewhere.
    STATIONED = "stationed"
    #: A presence is ended.
    WITHDRAWN = "withdrawn"
    #: It is gone for good: destroyed, shot down, sunk, intercepted, cleared.
    DESTROYED = "destroyed"
    #: It is hit but remains.
    DAMAGED = "damaged"
    #: Somebody else has it now, or police or customs seized it.
    CAPTURED = "captured"
    #: They are dead.
    KILLED = "killed"
    #: They are hurt and alive.
    WOUNDED = "wounded"
    #: Nobody knows where they are.
    MISSING = "missing"
    #: The actor takes the territory.
    SEIZED = "seized"
    #: The actor has it in its hands.
    HELD = "held"
    #: The territory slips from somebody's hands.
    LOST = "lost"
    #: The parties talk about it.
    NEGOTIATED = "negotiated"
    #: It is signed or awarded.
    SIGNED = "signed"
    #: A parliament or head of state confirms it.
    RATIFIED = "ratified"
    #: It runs longer, or an option of it is used.
    EXTENDED = "extended"
    #: A party breaks it.
    VIOLATED = "violated"
    #: It is ended or suspended, or a party leaves it.
    ENDED = "ended"
    #: A side refuses it, or it isn't adopted.
    REJECTED = "rejected"
    #: The measure comes into force, is widened or kept.
    IMPOSED = "imposed"
    #: The measure ends or is eased.
    LIFTED = "lifted"
    #: The help is given.
    GIVEN = "given"
    #: The help is promised.
    PLEDGED = "pledged"
    #: The help is stopped or held back.
    SUSPENDED = "suspended"
    #: The ties are built or grow closer.
    DEEPENED = "deepened"
    #: The ties are cut or strained.
    REDUCED = "reduced"


class Polarity(StrEnum):
    """Whether it is said to be so."""

    #: It is said to be so.
    AFFIRMED = "affirmed"
    #: It is said not to be so: did not, denied, refused to.
    NEGATED = "negated"


class Modality(StrEnum):
    """How firmly it is said."""

    #: It is said as a fact.
    ASSERTED = "asserted"
    #: It may be, could be, is likely or suspected; so are forecasts by third parties.
    POSSIBLE = "possible"
    #: It is to come: intended, agreed, ordered or approved for the future.
    PLANNED = "planned"
    #: Somebody wants it: urged, called for, should, must.
    DEMANDED = "demanded"
    #: It stands under a condition: if, in the event of.
    HYPOTHETICAL = "hypothetical"


class EdgeType(StrEnum):
    """Direct edges, derived from claims."""

    #: The source handed weapons over to the target.
    SUPPLIED = "SUPPLIED"
    #: The source bought or ordered weapons from the target.
    ORDERED_ARMS_FROM = "ORDERED_ARMS_FROM"
    #: The source cleared weapons for the target.
    APPROVED_ARMS_FOR = "APPROVED_ARMS_FOR"
    #: The source asked the target for weapons.
    REQUESTED_ARMS_FROM = "REQUESTED_ARMS_FROM"
    #: The source stopped, delayed or suspended weapons for the target.
    HALTED_ARMS_TO = "HALTED_ARMS_TO"
    #: The actor sent the weapon to somebody.
    SENT = "SENT"
    #: The actor got the weapon from somebody.
    RECEIVED = "RECEIVED"
    #: The actor ordered the weapon.
    ORDERED = "ORDERED"
    #: The actor has an order for the weapon.
    SOLD = "SOLD"
    #: The actor cleared the weapon's transfer.
    APPROVED = "APPROVED"
    #: The weapon was cleared for the actor.
    CLEARED_TO_RECEIVE = "CLEARED_TO_RECEIVE"
    #: The actor asked for the weapon.
    REQUESTED = "REQUESTED"
    #: The actor was asked for the weapon.
    ASKED_TO_SEND = "ASKED_TO_SEND"
    #: The actor stopped, delayed or suspended the weapon's transfer.
    WITHHELD = "WITHHELD"
    #: The weapon's transfer to the actor was stopped, delayed or suspended.
    WAITS_FOR = "WAITS_FOR"
    #: The source handed weapons over by way of the target or with its leave.
    SUPPLIED_THROUGH = "SUPPLIED_THROUGH"
    #: The source carried, brokered or allowed weapons for the target.
    PASSED_ARMS_TO = "PASSED_ARMS_TO"
    #: The weapon changed hands at the place.
    DELIVERED_AT = "DELIVERED_AT"
    #: The actor gave or got weapons at the place.
    TRANSFERRED_ARMS_AT = "TRANSFERRED_ARMS_AT"
    #: The actor moves, stations, keeps or withdraws the weapon as its own.
    OPERATES = "OPERATES"
    #: The actor moves, stations, keeps or withdraws the force.
    DEPLOYED = "DEPLOYED"
    #: The actor, force or weapon went to the place or is there.
    DEPLOYED_TO = "DEPLOYED_TO"
    #: The actor, force or weapon came from the place.
    MOVED_FROM = "MOVED_FROM"
    #: The actor, force or weapon ended its presence at the place.
    WITHDREW_FROM = "WITHDREW_FROM"
    #: The actor, force or weapon went back to the place.
    WITHDREW_TO = "WITHDREW_TO"
    #: The place is named where the actor, force or weapon withdraws.
    WITHDREW_BY_WAY_OF = "WITHDREW_BY_WAY_OF"
    #: The force or weapon went to the other one.
    JOINED = "JOINED"
    #: The force or weapon is aboard the other one or at its seat.
    STATIONED_WITH = "STATIONED_WITH"
    #: The force or weapon came from the other one.
    LEFT = "LEFT"
    #: The source used force on the target.
    ATTACKED = "ATTACKED"
    #: The actor used the weapon against somebody or something.
    USED = "USED"
    #: Both are attackers in one claim, side by side or against each other.
    FOUGHT_WITH = "FOUGHT_WITH"
    #: The weapon was used against the target.
    USED_AGAINST = "USED_AGAINST"
    #: The actor used force at the place.
    ATTACKED_AT = "ATTACKED_AT"
    #: The weapon was used at the place.
    USED_AT = "USED_AT"
    #: The target was attacked at the place.
    HIT_AT = "HIT_AT"
    #: The owner lost the weapon or facility.
    LOST = "LOST"
    #: The source destroyed the target.
    DESTROYED = "DESTROYED"
    #: The source damaged the target.
    DAMAGED = "DAMAGED"
    #: The source captured or seized the target.
    CAPTURED = "CAPTURED"
    #: The source cost the target weapons or facilities.
    INFLICTED_LOSSES_ON = "INFLICTED_LOSSES_ON"
    #: The weapon or facility was lost at the place.
    LOST_AT = "LOST_AT"
    #: The actor lost weapons or facilities at the place.
    SUFFERED_LOSSES_AT = "SUFFERED_LOSSES_AT"
    #: The actor cost somebody weapons or facilities at the place.
    INFLICTED_LOSSES_AT = "INFLICTED_LOSSES_AT"
    #: The source killed the target or people of it.
    KILLED = "KILLED"
    #: The source wounded the target or people of it.
    WOUNDED = "WOUNDED"
    #: The source took the target or people of it prisoner.
    TOOK_PRISONER = "TOOK_PRISONER"
    #: The source caused casualties to the target, and no more is said.
    HARMED = "HARMED"
    #: The people were harmed at the place.
    SUFFERED_CASUALTIES_AT = "SUFFERED_CASUALTIES_AT"
    #: The actor harmed people at the place.
    CAUSED_CASUALTIES_AT = "CAUSED_CASUALTIES_AT"
    #: The actor holds the territory.
    CONTROLS = "CONTROLS"
    #: The actor took the territory.
    SEIZED = "SEIZED"
    #: The actor let go of the territory or drove its holder out.
    ENDED_CONTROL_OF = "ENDED_CONTROL_OF"
    #: The actor no longer holds the territory.
    LOST_CONTROL_OF = "LOST_CONTROL_OF"
    #: The source took or holds territory that was the target's.
    TOOK_TERRITORY_FROM = "TOOK_TERRITORY_FROM"
    #: The actor holds something at the place.
    CONTROLS_AT = "CONTROLS_AT"
    #: The actor took or lost territory at the place.
    FOUGHT_FOR_TERRITORY_AT = "FOUGHT_FOR_TERRITORY_AT"
    #: The actor has made, confirmed or extended the agreement.
    PARTY_TO = "PARTY_TO"
    #: The actor negotiates or negotiated the agreement.
    NEGOTIATED = "NEGOTIATED"
    #: The actor broke the agreement.
    VIOLATED = "VIOLATED"
    #: The actor ended, suspended or left the agreement.
    ENDED = "ENDED"
    #: The actor refused the agreement.
    REJECTED = "REJECTED"
    #: The actor brings or brought the agreement about.
    MEDIATED = "MEDIATED"
    #: Both are parties to an agreement that was made, confirmed or extended.
    AGREED_WITH = "AGREED_WITH"
    #: Both negotiate or negotiated an agreement.
    NEGOTIATED_WITH = "NEGOTIATED_WITH"
    #: Both are named as parties where an agreement ended.
    ENDED_AGREEMENT_WITH = "ENDED_AGREEMENT_WITH"
    #: Both are named as parties where an agreement was broken or refused.
    DISPUTES_AGREEMENT_WITH = "DISPUTES_AGREEMENT_WITH"
    #: The source mediates or mediated for the target.
    MEDIATED_FOR = "MEDIATED_FOR"
    #: The agreement was made at the place, holds there or concerns it.
    NAMES_PLACE = "NAMES_PLACE"
    #: The actor made, negotiated or broke an agreement at the place.
    DEALT_AT = "DEALT_AT"
    #: Both took part in one meeting.
    MET = "MET"
    #: The source received the target.
    HOSTED = "HOSTED"
    #: The actor took part in a meeting at the place.
    MET_AT = "MET_AT"
    #: The actor took part in a meeting at the seat of the organisation or aboard the ship.
    MET_AT_SEAT_OF = "MET_AT_SEAT_OF"
    #: The source put the target under sanctions.
    SANCTIONED = "SANCTIONED"
    #: The source lifted or eased sanctions on the target.
    LIFTED_SANCTIONS_ON = "LIFTED_SANCTIONS_ON"
    #: The actor banned trade in the weapon.
    BANNED = "BANNED"
    #: The actor lifted a ban on trade in the weapon.
    UNBANNED = "UNBANNED"
    #: The target of sanctions may not have the weapon.
    BARRED_FROM = "BARRED_FROM"
    #: Both imposed one measure together.
    SANCTIONED_WITH = "SANCTIONED_WITH"
    #: The source helped the target.
    AIDED = "AIDED"
    #: The source promised the target help.
    PLEDGED_AID_TO = "PLEDGED_AID_TO"
    #: The source stopped or held back help for the target.
    SUSPENDED_AID_TO = "SUSPENDED_AID_TO"
    #: The actor gave help that concerns the weapon, such as training on it.
    HELPED_WITH = "HELPED_WITH"
    #: The actor got help that concerns the weapon, such as training on it.
    TRAINED_ON = "TRAINED_ON"
    #: Both helped a third together.
    AIDED_WITH = "AIDED_WITH"
    #: The actor gave or got help at the place.
    AIDED_AT = "AIDED_AT"
    #: The actor designs, builds, repairs or upgrades the weapon.
    PRODUCED = "PRODUCED"
    #: Both design, build or repair a weapon together.
    PRODUCED_WITH = "PRODUCED_WITH"
    #: The weapon is built at the place, or the actor builds there.
    PRODUCED_AT = "PRODUCED_AT"
    #: The actor tried the weapon outside combat.
    TESTED = "TESTED"
    #: Both tested a weapon together.
    TESTED_WITH = "TESTED_WITH"
    #: The weapon was tested at the place, or the actor tested there.
    TESTED_AT = "TESTED_AT"
    #: Both took part in one exercise.
    EXERCISED_WITH = "EXERCISED_WITH"
    #: The actor or craft took part in an exercise at the place.
    EXERCISED_AT = "EXERCISED_AT"
    #: The source threatened the target.
    THREATENED = "THREATENED"
    #: The actor made or aims a threat at the place.
    THREATENED_AT = "THREATENED_AT"
    #: The weapon or force is said to be capable of something at the place.
    ABLE_AT = "ABLE_AT"
    #: The person holds, takes or leaves an office in the organisation, force, state or place.
    HOLDS_OFFICE_IN = "HOLDS_OFFICE_IN"
    #: The person holds an office at the place.
    SERVES_AT = "SERVES_AT"
    #: Both are tied or work together.
    COOPERATES_WITH = "COOPERATES_WITH"
    #: Ties between both are cut or strained.
    REDUCED_TIES_WITH = "REDUCED_TIES_WITH"
    #: The actor works together with another at the place.
    COOPERATES_AT = "COOPERATES_AT"


class NodeLabel(StrEnum):
    """Labels of the graph's nodes; a claim carries ``Claim`` and its own."""

    #: One thing that one sentence says happened, holds, may happen or did not happen.
    CLAIM = "Claim"
    #: The sentence that a claim rests on, an exact piece of its article.
    EVIDENCE = "Evidence"
    #: A text as it was read, with what is known of its publication.
    ARTICLE = "Article"
    #: A filler that is of none of the entity types and keeps its words (civilians, a hospital); it belongs to one
    #: article and is never merged with another's.
    DESCRIPTION = "Description"
    #: A day, month, season, year or span, as precise as the text has it, with its bounds where they are known.
    DATE = "Date"
    #: Who published an article.
    PUBLISHER = "Publisher"
    #: A state or a territory like one, its government, and the names that stand for it: its capital, its people.
    COUNTRY = "Country"
    #: A ministry, agency, company, alliance, armed group or news outlet.
    ORGANIZATION = "Organization"
    #: An army, a unit, troops or a contingent.
    ARMED_FORCE = "ArmedForce"
    #: A person by name, or by an office that only one person holds.
    PERSON = "Person"
    #: A weapon system, a class of weapons, ammunition or a military vehicle, ship, aircraft or satellite.
    WEAPON = "Weapon"
    #: A region, city, sea, base or front line. A country named as a location is still a country.
    PLACE = "Place"
    #: A pact by its name or by its description.
    AGREEMENT = "Agreement"
    #: Weapons, ammunition or military equipment go from one owner to another, or are to go. Weapons that their own
    #: operator moves are a deployment.
    ARMS_TRANSFER_CLAIM = "ArmsTransferClaim"
    #: An owner moves, stations, keeps, shows or withdraws its own forces or weapons.
    DEPLOYMENT_CLAIM = "DeploymentClaim"
    #: Force is used against a target: a strike, shelling, a raid, an assault, a war, or an interception that names
    #: nothing as lost.
    ATTACK_CLAIM = "AttackClaim"
    #: Equipment or a facility is destroyed, damaged, shot down, sunk or captured.
    LOSS_CLAIM = "LossClaim"
    #: People are killed, wounded, missing or taken prisoner.
    CASUALTIES_CLAIM = "CasualtiesClaim"
    #: Territory is seized, held, blockaded, annexed, retaken or lost, or forces are driven out of it.
    CONTROL_CLAIM = "ControlClaim"
    #: A treaty, pact, ceasefire, contract or memorandum is negotiated, made, changed, broken or ended.
    AGREEMENT_CLAIM = "AgreementClaim"
    #: A visit, a summit, talks, a call, a ceremony or another encounter.
    MEETING_CLAIM = "MeetingClaim"
    #: Sanctions, an embargo, an export ban or an entry in a blacklist.
    SANCTION_CLAIM = "SanctionClaim"
    #: Money, relief, training, intelligence or other help that is not weapons.
    AID_CLAIM = "AidClaim"
    #: Weapons are designed, built, repaired or upgraded, or their output is raised.
    PRODUCTION_CLAIM = "ProductionClaim"
    #: A weapon is fired or tried outside combat.
    WEAPON_TEST_CLAIM = "WeaponTestClaim"
    #: Drills, manoeuvres or war games.
    EXERCISE_CLAIM = "ExerciseClaim"
    #: A threat, an ultimatum, or a warning by the one who would act.
    THREAT_CLAIM = "ThreatClaim"
    #: What a weapon or a force can do or has: range, calibre, payload, speed, number held.
    CAPABILITY_CLAIM = "CapabilityClaim"
    #: A person holds, takes or leaves an office.
    POSITION_CLAIM = "PositionClaim"
    #: Ties, support or involvement between actors where no other type fits.
    COOPERATION_CLAIM = "CooperationClaim"


class RelationType(StrEnum):
    """Relationship types of the graph that aren't derived: a claim's roles, and what joins the rest."""

    #: Who gives, sells or hands over.
    SUPPLIER = "SUPPLIER"
    #: Who gets it.
    RECIPIENT = "RECIPIENT"
    #: What it is about: the weapon, equipment, facility, help or goods.
    ITEM = "ITEM"
    #: Through whom or with whose leave something passes.
    INTERMEDIARY = "INTERMEDIARY"
    #: Who does it or decides it.
    ACTOR = "ACTOR"
    #: The forces or weapons that are moved or kept.
    ASSET = "ASSET"
    #: Where a movement starts.
    ORIGIN = "ORIGIN"
    #: Where a movement ends.
    DESTINATION = "DESTINATION"
    #: Who uses force.
    ATTACKER = "ATTACKER"
    #: Against whom or what it is directed.
    TARGET = "TARGET"
    #: With what it was done.
    WEAPON = "WEAPON"
    #: Whose the lost thing was.
    OWNER = "OWNER"
    #: Who caused the loss or the casualties.
    AGENT = "AGENT"
    #: Who was killed, wounded, captured or is missing.
    VICTIM = "VICTIM"
    #: The ground that is held or changes hands.
    TERRITORY = "TERRITORY"
    #: Who no longer holds the territory.
    LOSER = "LOSER"
    #: Who is bound by an agreement, negotiates it or leaves it.
    PARTY = "PARTY"
    #: The pact itself.
    AGREEMENT = "AGREEMENT"
    #: Who brings the parties together without being one.
    MEDIATOR = "MEDIATOR"
    #: Who takes part; all participants are equals.
    PARTICIPANT = "PARTICIPANT"
    #: Who receives the others.
    HOST = "HOST"
    #: Who decrees the measure.
    IMPOSER = "IMPOSER"
    #: Who helps.
    DONOR = "DONOR"
    #: Who designs, builds or repairs.
    PRODUCER = "PRODUCER"
    #: The drill by its name or description.
    EXERCISE = "EXERCISE"
    #: Who holds, takes or leaves the office.
    PERSON = "PERSON"
    #: The body, force or state to which the office belongs.
    ORGANIZATION = "ORGANIZATION"
    #: Where it happens; open to every claim type.
    PLACE = "PLACE"
    #: From a claim to the sentence it rests on.
    EVIDENCED_BY = "EVIDENCED_BY"
    #: From a sentence to its article.
    IN_ARTICLE = "IN_ARTICLE"
    #: From a claim to a speaker whom the article names for it; the nearest speaker comes first.
    ATTRIBUTED_TO = "ATTRIBUTED_TO"
    #: From a claim to its date.
    WHEN = "WHEN"
    #: From an entity to an article that mentions it.
    MENTIONED_IN = "MENTIONED_IN"
    #: From an article to its publisher.
    PUBLISHED_BY = "PUBLISHED_BY"


class WeaponClass(StrEnum):
    """Classes of weapons, as ``Entity.weapon_class`` names them."""

    #: Bombs dropped by aircraft.
    AERIAL_BOMB = "aerial_bomb"
    #: Ballistic missiles dropped by aircraft.
    AEROBALLISTIC_MISSILE = "aeroballistic_missile"
    #: Launchers, radars and vehicles that together shoot down what flies.
    AIR_DEFENCE_SYSTEM = "air_defence_system"
    #: Missiles fired by aircraft at what flies.
    AIR_TO_AIR_MISSILE = "air_to_air_missile"
    #: Crewed aircraft of any kind.
    AIRCRAFT = "aircraft"
    #: Vehicles that carry the wounded.
    AMBULANCE = "ambulance"
    #: Ships that land troops and vehicles.
    AMPHIBIOUS_SHIP = "amphibious_ship"
    #: Missiles against aircraft and other missiles.
    ANTI_AIR_MISSILE = "anti_air_missile"
    #: Guns that shoot at what flies.
    ANTI_AIRCRAFT_GUN = "anti_aircraft_gun"
    #: Munitions against armoured vehicles.
    ANTI_ARMOUR_MUNITION = "anti_armour_munition"
    #: Munitions against missiles.
    ANTI_MISSILE_MUNITION = "anti_missile_munition"
    #: Mines against people.
    ANTI_PERSONNEL_MINE = "anti_personnel_mine"
    #: Munitions against people.
    ANTI_PERSONNEL_MUNITION = "anti_personnel_munition"
    #: Missiles that fly at radars.
    ANTI_RADIATION_MISSILE = "anti_radiation_missile"
    #: Weapons against satellites.
    ANTI_SATELLITE_WEAPON = "anti_satellite_weapon"
    #: Missiles against ships.
    ANTI_SHIP_MISSILE = "anti_ship_missile"
    #: Munitions against ships.
    ANTI_SHIP_MUNITION = "anti_ship_munition"
    #: Munitions against submarines.
    ANTI_SUBMARINE_MUNITION = "anti_submarine_munition"
    #: Mines against vehicles.
    ANTI_TANK_MINE = "anti_tank_mine"
    #: Guided missiles against armoured vehicles.
    ANTI_TANK_MISSILE = "anti_tank_missile"
    #: Weapons that soldiers carry against armoured vehicles.
    ANTI_TANK_WEAPON = "anti_tank_weapon"
    #: Armoured vehicles with weapons of their own.
    ARMOURED_FIGHTING_VEHICLE = "armoured_fighting_vehicle"
    #: Armoured vehicles that carry soldiers.
    ARMOURED_PERSONNEL_CARRIER = "armoured_personnel_carrier"
    #: Vehicles with armour.
    ARMOURED_VEHICLE = "armoured_vehicle"
    #: Guns, howitzers, mortars and rocket launchers.
    ARTILLERY = "artillery"
    #: Rifles that fire single shots or bursts.
    ASSAULT_RIFLE = "assault_rifle"
    #: Aircraft built to strike targets on the ground or at sea.
    ATTACK_AIRCRAFT = "attack_aircraft"
    #: Helicopters built to fight.
    ATTACK_HELICOPTER = "attack_helicopter"
    #: Ships that supply, repair, survey or carry for others.
    AUXILIARY_SHIP = "auxiliary_ship"
    #: Aircraft with a large radar that warn of others and guide their own.
    AWACS = "awacs"
    #: Missiles that are thrown in a high arc and fall on their target.
    BALLISTIC_MISSILE = "ballistic_missile"
    #: Shells, bombs and rockets of general use.
    BATTLEFIELD_SUPPORT_MUNITION = "battlefield_support_munition"
    #: Large aircraft that carry bombs or missiles over long distances.
    BOMBER = "bomber"
    #: Ships from which aeroplanes fly.
    CARRIER = "carrier"
    #: Poisons used as weapons, and what carries them.
    CHEMICAL_WEAPON = "chemical_weapon"
    #: Launchers on land against ships.
    COASTAL_DEFENCE_SYSTEM = "coastal_defence_system"
    #: Vehicles from which units are led or that carry communications.
    COMMAND_POST_VEHICLE = "command_post_vehicle"
    #: Missiles that fly on wings and an engine, mostly low.
    CRUISE_MISSILE = "cruise_missile"
    #: Large warships with many weapons.
    CRUISER = "cruiser"
    #: Warships of several roles, smaller than a cruiser.
    DESTROYER = "destroyer"
    #: Lasers and microwave weapons.
    DIRECTED_ENERGY_WEAPON = "directed_energy_weapon"
    #: Aircraft that jam or listen to radar and radio.
    ELECTRONIC_WARFARE_AIRCRAFT = "electronic_warfare_aircraft"
    #: Equipment that jams, deceives or listens to radio and radar.
    ELECTRONIC_WARFARE_SYSTEM = "electronic_warfare_system"
    #: Vehicles that bridge, dig or clear mines.
    ENGINEER_VEHICLE = "engineer_vehicle"
    #: Aircraft built first of all to fight other aircraft; many also strike ground targets.
    FIGHTER_AIRCRAFT = "fighter_aircraft"
    #: Warships for escort, smaller than a destroyer.
    FRIGATE = "frigate"
    #: Bombs with wings.
    GLIDE_BOMB = "glide_bomb"
    #: Kits that give a plain bomb wings and guidance.
    GLIDE_BOMB_KIT = "glide_bomb_kit"
    #: Gliding bombs that a rocket lifts from the ground.
    GROUND_LAUNCHED_BOMB = "ground_launched_bomb"
    #: Kits that make a plain bomb a guided one.
    GUIDED_BOMB_KIT = "guided_bomb_kit"
    #: Shells with guidance.
    GUIDED_PROJECTILE = "guided_projectile"
    #: Artillery rockets with guidance.
    GUIDED_ROCKET = "guided_rocket"
    #: Aircraft with rotors.
    HELICOPTER = "helicopter"
    #: Cruise missiles of more than five times the speed of sound.
    HYPERSONIC_CRUISE_MISSILE = "hypersonic_cruise_missile"
    #: Warheads that a rocket lifts and that glide at more than five times the speed of sound.
    HYPERSONIC_GLIDE_VEHICLE = "hypersonic_glide_vehicle"
    #: Ballistic missiles of more than five and a half thousand kilometres.
    ICBM = "icbm"
    #: Armoured vehicles that carry soldiers and fight beside them.
    INFANTRY_FIGHTING_VEHICLE = "infantry_fighting_vehicle"
    #: Weapons that soldiers carry.
    INFANTRY_WEAPON = "infantry_weapon"
    #: Ballistic missiles of three to five and a half thousand kilometres.
    IRBM = "irbm"
    #: Cars, jeeps and buggies of an armed force.
    LIGHT_VEHICLE = "light_vehicle"
    #: Fast warships for waters near the coast.
    LITTORAL_COMBAT_SHIP = "littoral_combat_ship"
    #: Drones that wait over an area, find a target and fly into it.
    LOITERING_MUNITION = "loitering_munition"
    #: Air defence missiles that one person carries.
    MANPADS = "manpads"
    #: Aircraft that watch the sea and hunt submarines.
    MARITIME_PATROL_AIRCRAFT = "maritime_patrol_aircraft"
    #: Vehicles of an armed force.
    MILITARY_VEHICLE = "military_vehicle"
    #: Charges that are laid and wait for who comes near.
    MINE = "mine"
    #: Equipment that lays or clears mines.
    MINE_WARFARE = "mine_warfare"
    #: Ships that lay, hunt or sweep mines.
    MINE_WARFARE_SHIP = "mine_warfare_ship"
    #: Weapons that fly under their own power and are guided.
    MISSILE = "missile"
    #: Short tubes that throw shells in a steep arc.
    MORTAR = "mortar"
    #: Armoured vehicles made to withstand mines and ambushes.
    MRAP = "mrap"
    #: Ballistic missiles of one to three thousand kilometres.
    MRBM = "mrbm"
    #: Vehicles that fire rockets in salvoes.
    MULTIPLE_ROCKET_LAUNCHER = "multiple_rocket_launcher"
    #: What is fired, thrown, dropped or laid.
    MUNITION = "munition"
    #: Torpedoes with a nuclear warhead.
    NUCLEAR_TORPEDO = "nuclear_torpedo"
    #: Nuclear warheads and bombs.
    NUCLEAR_WEAPON = "nuclear_weapon"
    #: Drones that fly into a target given beforehand.
    ONE_WAY_ATTACK_UAV = "one_way_attack_uav"
    #: Small warships and boats that watch a coast.
    PATROL_CRAFT = "patrol_craft"
    #: Sensors that send radio waves and listen for their echo.
    RADAR = "radar"
    #: Radars and electronic warfare equipment that a table doesn't tell apart.
    RADAR_OR_EW = "radar_or_ew"
    #: Light guns whose recoil gases let out behind.
    RECOILLESS_RIFLE = "recoilless_rifle"
    #: Aircraft that look for and photograph targets.
    RECONNAISSANCE_AIRCRAFT = "reconnaissance_aircraft"
    #: Vehicles that tow or repair others.
    RECOVERY_VEHICLE = "recovery_vehicle"
    #: Weapons that fly under their own power and are not guided.
    ROCKET = "rocket"
    #: Launchers of rockets.
    ROCKET_ARTILLERY = "rocket_artillery"
    #: Launchers of grenades with a rocket motor.
    RPG = "rpg"
    #: Military satellites.
    SATELLITE = "satellite"
    #: Guns or launchers that drive on their own.
    SELF_PROPELLED_ARTILLERY_OR_ROCKET_OR_MISSILE_LAUNCHER = "self_propelled_artillery_or_rocket_or_missile_launcher"
    #: Long-range guns on a vehicle.
    SELF_PROPELLED_GUN = "self_propelled_gun"
    #: Howitzers on a vehicle.
    SELF_PROPELLED_HOWITZER = "self_propelled_howitzer"
    #: Mortars on a vehicle.
    SELF_PROPELLED_MORTAR = "self_propelled_mortar"
    #: Equipment that finds and tracks targets.
    SENSOR = "sensor"
    #: Ballistic missiles fired by submarines.
    SLBM = "slbm"
    #: Missiles of long range, made for nuclear warheads for the most part.
    STRATEGIC_MISSILE = "strategic_missile"
    #: Warships that dive.
    SUBMARINE = "submarine"
    #: Missiles fired from land or sea at what flies.
    SURFACE_TO_AIR_MISSILE = "surface_to_air_missile"
    #: Aircraft that watch an area or the air for long.
    SURVEILLANCE_AIRCRAFT = "surveillance_aircraft"
    #: Ballistic missiles of short range, up to about a thousand kilometres.
    TACTICAL_BALLISTIC_MISSILE = "tactical_ballistic_missile"
    #: Missiles of short range for use on the battlefield.
    TACTICAL_MISSILE = "tactical_missile"
    #: Tracked armoured vehicles with a large gun in a turret.
    TANK = "tank"
    #: Launchers of rockets that burn in a cloud.
    THERMOBARIC_ROCKET_LAUNCHER = "thermobaric_rocket_launcher"
    #: Weapons that run under water to their target.
    TORPEDO = "torpedo"
    #: Guns that a vehicle pulls.
    TOWED_ARTILLERY = "towed_artillery"
    #: Howitzers that a vehicle pulls.
    TOWED_HOWITZER = "towed_howitzer"
    #: Aircraft in which pilots are taught; some carry light weapons.
    TRAINER_AIRCRAFT = "trainer_aircraft"
    #: Aircraft that carry people or loads.
    TRANSPORT_AIRCRAFT = "transport_aircraft"
    #: Aircraft that carry loads or refuel others in flight.
    TRANSPORT_TANKER_AIRCRAFT = "transport_tanker_aircraft"
    #: Vehicles that carry loads.
    TRUCK = "truck"
    #: Drones that fly: for watching, striking or carrying.
    UAV = "uav"
    #: Robots that drive.
    UGV = "ugv"
    #: Boats without a crew, drones at sea.
    UNMANNED_SURFACE_VEHICLE = "unmanned_surface_vehicle"
    #: Vehicles without a crew aboard, in the air, on land or at sea.
    UNMANNED_VEHICLE = "unmanned_vehicle"
    #: Robots that dive.
    UUV = "uuv"
    #: Ships, boats and submarines of a navy, coast guard or other force.
    VESSEL = "vessel"


#: Acts that each claim type may have.
ACTS: dict[ClaimType, tuple[Act, ...]] = {
    ClaimType.ARMS_TRANSFER: (Act.DELIVERED, Act.ORDERED, Act.APPROVED, Act.REQUESTED, Act.HALTED,),
    ClaimType.DEPLOYMENT: (Act.MOVED, Act.STATIONED, Act.WITHDRAWN,),
    ClaimType.ATTACK: (),
    ClaimType.LOSS: (Act.DESTROYED, Act.DAMAGED, Act.CAPTURED,),
    ClaimType.CASUALTIES: (Act.KILLED, Act.WOUNDED, Act.MISSING, Act.CAPTURED,),
    ClaimType.CONTROL: (Act.SEIZED, Act.HELD, Act.LOST,),
    ClaimType.AGREEMENT: (Act.NEGOTIATED, Act.SIGNED, Act.RATIFIED, Act.EXTENDED, Act.VIOLATED, Act.ENDED, Act.REJECTED,),
    ClaimType.MEETING: (),
    ClaimType.SANCTION: (Act.IMPOSED, Act.LIFTED,),
    ClaimType.AID: (Act.GIVEN, Act.PLEDGED, Act.SUSPENDED,),
    ClaimType.PRODUCTION: (),
    ClaimType.WEAPON_TEST: (),
    ClaimType.EXERCISE: (),
    ClaimType.THREAT: (),
    ClaimType.CAPABILITY: (),
    ClaimType.POSITION: (),
    ClaimType.COOPERATION: (Act.DEEPENED, Act.REDUCED,),
}

#: Roles that each claim type may have, with what may fill them.
ROLES: dict[ClaimType, dict[Role, RoleRule]] = {
    ClaimType.ARMS_TRANSFER: {
        Role.SUPPLIER: RoleRule(
            Role.SUPPLIER, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.RECIPIENT: RoleRule(
            Role.RECIPIENT, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.ITEM: RoleRule(
            Role.ITEM, frozenset({EntityType.WEAPON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.QUANTITY: RoleRule(
            Role.QUANTITY, frozenset(),
            described=False, literal=True, single=True, number=True, words=False,
        ),
        Role.VALUE: RoleRule(
            Role.VALUE, frozenset(),
            described=False, literal=True, single=True, number=True, words=True,
        ),
        Role.INTERMEDIARY: RoleRule(
            Role.INTERMEDIARY, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.PLACE: RoleRule(
            Role.PLACE, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
    },
    ClaimType.DEPLOYMENT: {
        Role.ACTOR: RoleRule(
            Role.ACTOR, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.ASSET: RoleRule(
            Role.ASSET, frozenset({EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.WEAPON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.QUANTITY: RoleRule(
            Role.QUANTITY, frozenset(),
            described=False, literal=True, single=True, number=True, words=False,
        ),
        Role.ORIGIN: RoleRule(
            Role.ORIGIN, frozenset({EntityType.COUNTRY, EntityType.ARMED_FORCE, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.DESTINATION: RoleRule(
            Role.DESTINATION, frozenset({EntityType.COUNTRY, EntityType.ARMED_FORCE, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.PLACE: RoleRule(
            Role.PLACE, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
    },
    ClaimType.ATTACK: {
        Role.ATTACKER: RoleRule(
            Role.ATTACKER, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.TARGET: RoleRule(
            Role.TARGET, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.WEAPON: RoleRule(
            Role.WEAPON, frozenset({EntityType.WEAPON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.QUANTITY: RoleRule(
            Role.QUANTITY, frozenset(),
            described=False, literal=True, single=True, number=True, words=False,
        ),
        Role.PLACE: RoleRule(
            Role.PLACE, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
    },
    ClaimType.LOSS: {
        Role.OWNER: RoleRule(
            Role.OWNER, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.ITEM: RoleRule(
            Role.ITEM, frozenset({EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.QUANTITY: RoleRule(
            Role.QUANTITY, frozenset(),
            described=False, literal=True, single=True, number=True, words=False,
        ),
        Role.AGENT: RoleRule(
            Role.AGENT, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.WEAPON: RoleRule(
            Role.WEAPON, frozenset({EntityType.WEAPON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.PLACE: RoleRule(
            Role.PLACE, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
    },
    ClaimType.CASUALTIES: {
        Role.VICTIM: RoleRule(
            Role.VICTIM, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.QUANTITY: RoleRule(
            Role.QUANTITY, frozenset(),
            described=False, literal=True, single=True, number=True, words=False,
        ),
        Role.AGENT: RoleRule(
            Role.AGENT, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.WEAPON: RoleRule(
            Role.WEAPON, frozenset({EntityType.WEAPON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.PLACE: RoleRule(
            Role.PLACE, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
    },
    ClaimType.CONTROL: {
        Role.ACTOR: RoleRule(
            Role.ACTOR, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.TERRITORY: RoleRule(
            Role.TERRITORY, frozenset({EntityType.COUNTRY, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.LOSER: RoleRule(
            Role.LOSER, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.PLACE: RoleRule(
            Role.PLACE, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
    },
    ClaimType.AGREEMENT: {
        Role.PARTY: RoleRule(
            Role.PARTY, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.AGREEMENT: RoleRule(
            Role.AGREEMENT, frozenset({EntityType.AGREEMENT}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.PROVISION: RoleRule(
            Role.PROVISION, frozenset(),
            described=False, literal=True, single=False, number=True, words=True,
        ),
        Role.MEDIATOR: RoleRule(
            Role.MEDIATOR, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.PLACE: RoleRule(
            Role.PLACE, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
    },
    ClaimType.MEETING: {
        Role.PARTICIPANT: RoleRule(
            Role.PARTICIPANT, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.HOST: RoleRule(
            Role.HOST, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.PLACE: RoleRule(
            Role.PLACE, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
    },
    ClaimType.SANCTION: {
        Role.IMPOSER: RoleRule(
            Role.IMPOSER, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.TARGET: RoleRule(
            Role.TARGET, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.ITEM: RoleRule(
            Role.ITEM, frozenset({EntityType.WEAPON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.PLACE: RoleRule(
            Role.PLACE, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
    },
    ClaimType.AID: {
        Role.DONOR: RoleRule(
            Role.DONOR, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.RECIPIENT: RoleRule(
            Role.RECIPIENT, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.ITEM: RoleRule(
            Role.ITEM, frozenset({EntityType.WEAPON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.VALUE: RoleRule(
            Role.VALUE, frozenset(),
            described=False, literal=True, single=True, number=True, words=True,
        ),
        Role.PLACE: RoleRule(
            Role.PLACE, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
    },
    ClaimType.PRODUCTION: {
        Role.PRODUCER: RoleRule(
            Role.PRODUCER, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.ITEM: RoleRule(
            Role.ITEM, frozenset({EntityType.WEAPON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.QUANTITY: RoleRule(
            Role.QUANTITY, frozenset(),
            described=False, literal=True, single=True, number=True, words=False,
        ),
        Role.PLACE: RoleRule(
            Role.PLACE, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
    },
    ClaimType.WEAPON_TEST: {
        Role.ACTOR: RoleRule(
            Role.ACTOR, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.ITEM: RoleRule(
            Role.ITEM, frozenset({EntityType.WEAPON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.QUANTITY: RoleRule(
            Role.QUANTITY, frozenset(),
            described=False, literal=True, single=True, number=True, words=False,
        ),
        Role.PLACE: RoleRule(
            Role.PLACE, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
    },
    ClaimType.EXERCISE: {
        Role.PARTICIPANT: RoleRule(
            Role.PARTICIPANT, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.EXERCISE: RoleRule(
            Role.EXERCISE, frozenset(),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.PLACE: RoleRule(
            Role.PLACE, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
    },
    ClaimType.THREAT: {
        Role.ACTOR: RoleRule(
            Role.ACTOR, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.TARGET: RoleRule(
            Role.TARGET, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.MEANS: RoleRule(
            Role.MEANS, frozenset(),
            described=False, literal=True, single=False, number=False, words=True,
        ),
        Role.PLACE: RoleRule(
            Role.PLACE, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
    },
    ClaimType.CAPABILITY: {
        Role.ITEM: RoleRule(
            Role.ITEM, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.WEAPON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.ATTRIBUTE: RoleRule(
            Role.ATTRIBUTE, frozenset(),
            described=False, literal=True, single=False, number=False, words=True,
        ),
        Role.VALUE: RoleRule(
            Role.VALUE, frozenset(),
            described=False, literal=True, single=True, number=True, words=True,
        ),
        Role.PLACE: RoleRule(
            Role.PLACE, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
    },
    ClaimType.POSITION: {
        Role.PERSON: RoleRule(
            Role.PERSON, frozenset({EntityType.PERSON}),
            described=False, literal=False, single=False, number=False, words=False,
        ),
        Role.TITLE: RoleRule(
            Role.TITLE, frozenset(),
            described=False, literal=True, single=False, number=False, words=True,
        ),
        Role.ORGANIZATION: RoleRule(
            Role.ORGANIZATION, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.PLACE: RoleRule(
            Role.PLACE, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
    },
    ClaimType.COOPERATION: {
        Role.PARTICIPANT: RoleRule(
            Role.PARTICIPANT, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
        Role.FIELD: RoleRule(
            Role.FIELD, frozenset(),
            described=False, literal=True, single=False, number=False, words=True,
        ),
        Role.PLACE: RoleRule(
            Role.PLACE, frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.WEAPON, EntityType.PLACE}),
            described=True, literal=False, single=False, number=False, words=False,
        ),
    },
}

#: Pairs of roles that one entity can't fill at once.
DISJOINT: dict[ClaimType, tuple[tuple[Role, Role], ...]] = {
    ClaimType.ARMS_TRANSFER: ((Role.SUPPLIER, Role.RECIPIENT),),
    ClaimType.DEPLOYMENT: (),
    ClaimType.ATTACK: (),
    ClaimType.LOSS: (),
    ClaimType.CASUALTIES: (),
    ClaimType.CONTROL: ((Role.ACTOR, Role.LOSER),),
    ClaimType.AGREEMENT: (),
    ClaimType.MEETING: (),
    ClaimType.SANCTION: ((Role.IMPOSER, Role.TARGET),),
    ClaimType.AID: ((Role.DONOR, Role.RECIPIENT),),
    ClaimType.PRODUCTION: (),
    ClaimType.WEAPON_TEST: (),
    ClaimType.EXERCISE: (),
    ClaimType.THREAT: (),
    ClaimType.CAPABILITY: (),
    ClaimType.POSITION: (),
    ClaimType.COOPERATION: (),
}

#: Entity types that speak; so may a description.
SPEAKERS: frozenset[EntityType] = frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON})

#: Which pairs of fillers make which direct edge, in the order of the claim types.
EDGE_RULES: tuple[EdgeRule, ...] = (
    EdgeRule(
        EdgeType.SUPPLIED, ClaimType.ARMS_TRANSFER, Role.SUPPLIER, Role.RECIPIENT,
        acts=frozenset({Act.DELIVERED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=False,
        legend="{source} SUPPLIED weapons to {target}",
    ),
    EdgeRule(
        EdgeType.ORDERED_ARMS_FROM, ClaimType.ARMS_TRANSFER, Role.RECIPIENT, Role.SUPPLIER,
        acts=frozenset({Act.ORDERED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=False,
        legend="{source} ORDERED_ARMS_FROM {target}",
    ),
    EdgeRule(
        EdgeType.APPROVED_ARMS_FOR, ClaimType.ARMS_TRANSFER, Role.SUPPLIER, Role.RECIPIENT,
        acts=frozenset({Act.APPROVED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=False,
        legend="{source} APPROVED_ARMS_FOR {target}",
    ),
    EdgeRule(
        EdgeType.REQUESTED_ARMS_FROM, ClaimType.ARMS_TRANSFER, Role.RECIPIENT, Role.SUPPLIER,
        acts=frozenset({Act.REQUESTED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=False,
        legend="{source} REQUESTED_ARMS_FROM {target}",
    ),
    EdgeRule(
        EdgeType.HALTED_ARMS_TO, ClaimType.ARMS_TRANSFER, Role.SUPPLIER, Role.RECIPIENT,
        acts=frozenset({Act.HALTED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=False,
        legend="{source} HALTED_ARMS_TO {target}",
    ),
    EdgeRule(
        EdgeType.SENT, ClaimType.ARMS_TRANSFER, Role.SUPPLIER, Role.ITEM,
        acts=frozenset({Act.DELIVERED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.WEAPON}),
        symmetric=False,
        legend="{source} SENT {target} to somebody",
    ),
    EdgeRule(
        EdgeType.RECEIVED, ClaimType.ARMS_TRANSFER, Role.RECIPIENT, Role.ITEM,
        acts=frozenset({Act.DELIVERED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.WEAPON}),
        symmetric=False,
        legend="{source} RECEIVED {target}",
    ),
    EdgeRule(
        EdgeType.ORDERED, ClaimType.ARMS_TRANSFER, Role.RECIPIENT, Role.ITEM,
        acts=frozenset({Act.ORDERED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.WEAPON}),
        symmetric=False,
        legend="{source} ORDERED {target}",
    ),
    EdgeRule(
        EdgeType.SOLD, ClaimType.ARMS_TRANSFER, Role.SUPPLIER, Role.ITEM,
        acts=frozenset({Act.ORDERED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.WEAPON}),
        symmetric=False,
        legend="{source} SOLD {target} on order",
    ),
    EdgeRule(
        EdgeType.APPROVED, ClaimType.ARMS_TRANSFER, Role.SUPPLIER, Role.ITEM,
        acts=frozenset({Act.APPROVED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.WEAPON}),
        symmetric=False,
        legend="{source} APPROVED the transfer of {target}",
    ),
    EdgeRule(
        EdgeType.CLEARED_TO_RECEIVE, ClaimType.ARMS_TRANSFER, Role.RECIPIENT, Role.ITEM,
        acts=frozenset({Act.APPROVED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.WEAPON}),
        symmetric=False,
        legend="{source} was CLEARED_TO_RECEIVE {target}",
    ),
    EdgeRule(
        EdgeType.REQUESTED, ClaimType.ARMS_TRANSFER, Role.RECIPIENT, Role.ITEM,
        acts=frozenset({Act.REQUESTED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.WEAPON}),
        symmetric=False,
        legend="{source} REQUESTED {target}",
    ),
    EdgeRule(
        EdgeType.ASKED_TO_SEND, ClaimType.ARMS_TRANSFER, Role.SUPPLIER, Role.ITEM,
        acts=frozenset({Act.REQUESTED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.WEAPON}),
        symmetric=False,
        legend="{source} was ASKED_TO_SEND {target}",
    ),
    EdgeRule(
        EdgeType.WITHHELD, ClaimType.ARMS_TRANSFER, Role.SUPPLIER, Role.ITEM,
        acts=frozenset({Act.HALTED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.WEAPON}),
        symmetric=False,
        legend="{source} WITHHELD {target}",
    ),
    EdgeRule(
        EdgeType.WAITS_FOR, ClaimType.ARMS_TRANSFER, Role.RECIPIENT, Role.ITEM,
        acts=frozenset({Act.HALTED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.WEAPON}),
        symmetric=False,
        legend="{source} WAITS_FOR {target}, whose transfer was halted",
    ),
    EdgeRule(
        EdgeType.SUPPLIED_THROUGH, ClaimType.ARMS_TRANSFER, Role.SUPPLIER, Role.INTERMEDIARY,
        acts=frozenset({Act.DELIVERED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        symmetric=False,
        legend="{source} SUPPLIED_THROUGH {target}",
    ),
    EdgeRule(
        EdgeType.PASSED_ARMS_TO, ClaimType.ARMS_TRANSFER, Role.INTERMEDIARY, Role.RECIPIENT,
        acts=frozenset({Act.DELIVERED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=False,
        legend="{source} PASSED_ARMS_TO {target}",
    ),
    EdgeRule(
        EdgeType.DELIVERED_AT, ClaimType.ARMS_TRANSFER, Role.ITEM, Role.PLACE,
        acts=frozenset({Act.DELIVERED, None}),
        source_types=frozenset({EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} was DELIVERED_AT {target}",
    ),
    EdgeRule(
        EdgeType.TRANSFERRED_ARMS_AT, ClaimType.ARMS_TRANSFER, Role.SUPPLIER, Role.PLACE,
        acts=frozenset({Act.DELIVERED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} TRANSFERRED_ARMS_AT {target}",
    ),
    EdgeRule(
        EdgeType.TRANSFERRED_ARMS_AT, ClaimType.ARMS_TRANSFER, Role.RECIPIENT, Role.PLACE,
        acts=frozenset({Act.DELIVERED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} TRANSFERRED_ARMS_AT {target}",
    ),
    EdgeRule(
        EdgeType.OPERATES, ClaimType.DEPLOYMENT, Role.ACTOR, Role.ASSET,
        acts=frozenset({Act.MOVED, Act.STATIONED, Act.WITHDRAWN, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.WEAPON}),
        symmetric=False,
        legend="{source} OPERATES {target}",
    ),
    EdgeRule(
        EdgeType.DEPLOYED, ClaimType.DEPLOYMENT, Role.ACTOR, Role.ASSET,
        acts=frozenset({Act.MOVED, Act.STATIONED, Act.WITHDRAWN, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.ORGANIZATION, EntityType.ARMED_FORCE}),
        symmetric=False,
        legend="{source} DEPLOYED {target}",
    ),
    EdgeRule(
        EdgeType.DEPLOYED_TO, ClaimType.DEPLOYMENT, Role.ACTOR, Role.DESTINATION,
        acts=frozenset({Act.MOVED, Act.STATIONED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} was DEPLOYED_TO {target}",
    ),
    EdgeRule(
        EdgeType.DEPLOYED_TO, ClaimType.DEPLOYMENT, Role.ASSET, Role.DESTINATION,
        acts=frozenset({Act.MOVED, Act.STATIONED, None}),
        source_types=frozenset({EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} was DEPLOYED_TO {target}",
    ),
    EdgeRule(
        EdgeType.DEPLOYED_TO, ClaimType.DEPLOYMENT, Role.ACTOR, Role.PLACE,
        acts=frozenset({Act.MOVED, Act.STATIONED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} was DEPLOYED_TO {target}",
    ),
    EdgeRule(
        EdgeType.DEPLOYED_TO, ClaimType.DEPLOYMENT, Role.ASSET, Role.PLACE,
        acts=frozenset({Act.MOVED, Act.STATIONED, None}),
        source_types=frozenset({EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} was DEPLOYED_TO {target}",
    ),
    EdgeRule(
        EdgeType.MOVED_FROM, ClaimType.DEPLOYMENT, Role.ACTOR, Role.ORIGIN,
        acts=frozenset({Act.MOVED, Act.STATIONED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} MOVED_FROM {target}",
    ),
    EdgeRule(
        EdgeType.MOVED_FROM, ClaimType.DEPLOYMENT, Role.ASSET, Role.ORIGIN,
        acts=frozenset({Act.MOVED, Act.STATIONED, None}),
        source_types=frozenset({EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} MOVED_FROM {target}",
    ),
    EdgeRule(
        EdgeType.WITHDREW_FROM, ClaimType.DEPLOYMENT, Role.ACTOR, Role.ORIGIN,
        acts=frozenset({Act.WITHDRAWN}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} WITHDREW_FROM {target}",
    ),
    EdgeRule(
        EdgeType.WITHDREW_FROM, ClaimType.DEPLOYMENT, Role.ASSET, Role.ORIGIN,
        acts=frozenset({Act.WITHDRAWN}),
        source_types=frozenset({EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} WITHDREW_FROM {target}",
    ),
    EdgeRule(
        EdgeType.WITHDREW_TO, ClaimType.DEPLOYMENT, Role.ACTOR, Role.DESTINATION,
        acts=frozenset({Act.WITHDRAWN}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} WITHDREW_TO {target}",
    ),
    EdgeRule(
        EdgeType.WITHDREW_TO, ClaimType.DEPLOYMENT, Role.ASSET, Role.DESTINATION,
        acts=frozenset({Act.WITHDRAWN}),
        source_types=frozenset({EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} WITHDREW_TO {target}",
    ),
    EdgeRule(
        EdgeType.WITHDREW_BY_WAY_OF, ClaimType.DEPLOYMENT, Role.ACTOR, Role.PLACE,
        acts=frozenset({Act.WITHDRAWN}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} WITHDREW_BY_WAY_OF {target}",
    ),
    EdgeRule(
        EdgeType.WITHDREW_BY_WAY_OF, ClaimType.DEPLOYMENT, Role.ASSET, Role.PLACE,
        acts=frozenset({Act.WITHDRAWN}),
        source_types=frozenset({EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} WITHDREW_BY_WAY_OF {target}",
    ),
    EdgeRule(
        EdgeType.JOINED, ClaimType.DEPLOYMENT, Role.ASSET, Role.DESTINATION,
        acts=frozenset({Act.MOVED, Act.STATIONED, None}),
        source_types=frozenset({EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.WEAPON}),
        target_types=frozenset({EntityType.ARMED_FORCE, EntityType.WEAPON}),
        symmetric=False,
        legend="{source} JOINED {target}",
    ),
    EdgeRule(
        EdgeType.STATIONED_WITH, ClaimType.DEPLOYMENT, Role.ASSET, Role.PLACE,
        acts=frozenset({Act.MOVED, Act.STATIONED, None}),
        source_types=frozenset({EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.WEAPON}),
        target_types=frozenset({EntityType.ORGANIZATION, EntityType.WEAPON}),
        symmetric=False,
        legend="{source} is STATIONED_WITH {target}",
    ),
    EdgeRule(
        EdgeType.LEFT, ClaimType.DEPLOYMENT, Role.ASSET, Role.ORIGIN,
        acts=frozenset({Act.MOVED, Act.STATIONED, Act.WITHDRAWN, None}),
        source_types=frozenset({EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.WEAPON}),
        target_types=frozenset({EntityType.ARMED_FORCE, EntityType.WEAPON}),
        symmetric=False,
        legend="{source} LEFT {target}",
    ),
    EdgeRule(
        EdgeType.ATTACKED, ClaimType.ATTACK, Role.ATTACKER, Role.TARGET,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON, EntityType.PLACE}),
        symmetric=False,
        legend="{source} ATTACKED {target}",
    ),
    EdgeRule(
        EdgeType.USED, ClaimType.ATTACK, Role.ATTACKER, Role.WEAPON,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.WEAPON}),
        symmetric=False,
        legend="{source} USED {target}",
    ),
    EdgeRule(
        EdgeType.FOUGHT_WITH, ClaimType.ATTACK, Role.ATTACKER, Role.ATTACKER,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        symmetric=True,
        legend="{source} FOUGHT_WITH {target}",
    ),
    EdgeRule(
        EdgeType.USED_AGAINST, ClaimType.ATTACK, Role.WEAPON, Role.TARGET,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON, EntityType.PLACE}),
        symmetric=False,
        legend="{source} was USED_AGAINST {target}",
    ),
    EdgeRule(
        EdgeType.ATTACKED_AT, ClaimType.ATTACK, Role.ATTACKER, Role.PLACE,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} ATTACKED_AT {target}",
    ),
    EdgeRule(
        EdgeType.USED_AT, ClaimType.ATTACK, Role.WEAPON, Role.PLACE,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} was USED_AT {target}",
    ),
    EdgeRule(
        EdgeType.HIT_AT, ClaimType.ATTACK, Role.TARGET, Role.PLACE,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON, EntityType.PLACE}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} was HIT_AT {target}",
    ),
    EdgeRule(
        EdgeType.LOST, ClaimType.LOSS, Role.OWNER, Role.ITEM,
        acts=frozenset({Act.DESTROYED, Act.DAMAGED, Act.CAPTURED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.WEAPON, EntityType.PLACE}),
        symmetric=False,
        legend="{source} LOST {target}",
    ),
    EdgeRule(
        EdgeType.DESTROYED, ClaimType.LOSS, Role.AGENT, Role.ITEM,
        acts=frozenset({Act.DESTROYED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.WEAPON, EntityType.PLACE}),
        symmetric=False,
        legend="{source} DESTROYED {target}",
    ),
    EdgeRule(
        EdgeType.DAMAGED, ClaimType.LOSS, Role.AGENT, Role.ITEM,
        acts=frozenset({Act.DAMAGED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.WEAPON, EntityType.PLACE}),
        symmetric=False,
        legend="{source} DAMAGED {target}",
    ),
    EdgeRule(
        EdgeType.CAPTURED, ClaimType.LOSS, Role.AGENT, Role.ITEM,
        acts=frozenset({Act.CAPTURED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.WEAPON, EntityType.PLACE}),
        symmetric=False,
        legend="{source} CAPTURED {target}",
    ),
    EdgeRule(
        EdgeType.INFLICTED_LOSSES_ON, ClaimType.LOSS, Role.AGENT, Role.OWNER,
        acts=frozenset({Act.DESTROYED, Act.DAMAGED, Act.CAPTURED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=False,
        legend="{source} INFLICTED_LOSSES_ON {target}",
    ),
    EdgeRule(
        EdgeType.USED, ClaimType.LOSS, Role.AGENT, Role.WEAPON,
        acts=frozenset({Act.DESTROYED, Act.DAMAGED, Act.CAPTURED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.WEAPON}),
        symmetric=False,
        legend="{source} USED {target}",
    ),
    EdgeRule(
        EdgeType.USED_AGAINST, ClaimType.LOSS, Role.WEAPON, Role.ITEM,
        acts=frozenset({Act.DESTROYED, Act.DAMAGED, Act.CAPTURED, None}),
        source_types=frozenset({EntityType.WEAPON}),
        target_types=frozenset({EntityType.WEAPON, EntityType.PLACE}),
        symmetric=False,
        legend="{source} was USED_AGAINST {target}",
    ),
    EdgeRule(
        EdgeType.USED_AT, ClaimType.LOSS, Role.WEAPON, Role.PLACE,
        acts=frozenset({Act.DESTROYED, Act.DAMAGED, Act.CAPTURED, None}),
        source_types=frozenset({EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} was USED_AT {target}",
    ),
    EdgeRule(
        EdgeType.LOST_AT, ClaimType.LOSS, Role.ITEM, Role.PLACE,
        acts=frozenset({Act.DESTROYED, Act.DAMAGED, Act.CAPTURED, None}),
        source_types=frozenset({EntityType.WEAPON, EntityType.PLACE}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} was LOST_AT {target}",
    ),
    EdgeRule(
        EdgeType.SUFFERED_LOSSES_AT, ClaimType.LOSS, Role.OWNER, Role.PLACE,
        acts=frozenset({Act.DESTROYED, Act.DAMAGED, Act.CAPTURED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} SUFFERED_LOSSES_AT {target}",
    ),
    EdgeRule(
        EdgeType.INFLICTED_LOSSES_AT, ClaimType.LOSS, Role.AGENT, Role.PLACE,
        acts=frozenset({Act.DESTROYED, Act.DAMAGED, Act.CAPTURED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} INFLICTED_LOSSES_AT {target}",
    ),
    EdgeRule(
        EdgeType.KILLED, ClaimType.CASUALTIES, Role.AGENT, Role.VICTIM,
        acts=frozenset({Act.KILLED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=False,
        legend="{source} KILLED people of {target}",
    ),
    EdgeRule(
        EdgeType.WOUNDED, ClaimType.CASUALTIES, Role.AGENT, Role.VICTIM,
        acts=frozenset({Act.WOUNDED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=False,
        legend="{source} WOUNDED people of {target}",
    ),
    EdgeRule(
        EdgeType.TOOK_PRISONER, ClaimType.CASUALTIES, Role.AGENT, Role.VICTIM,
        acts=frozenset({Act.CAPTURED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=False,
        legend="{source} TOOK_PRISONER people of {target}",
    ),
    EdgeRule(
        EdgeType.HARMED, ClaimType.CASUALTIES, Role.AGENT, Role.VICTIM,
        acts=frozenset({Act.MISSING, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=False,
        legend="{source} HARMED people of {target}",
    ),
    EdgeRule(
        EdgeType.USED, ClaimType.CASUALTIES, Role.AGENT, Role.WEAPON,
        acts=frozenset({Act.KILLED, Act.WOUNDED, Act.MISSING, Act.CAPTURED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.WEAPON}),
        symmetric=False,
        legend="{source} USED {target}",
    ),
    EdgeRule(
        EdgeType.USED_AGAINST, ClaimType.CASUALTIES, Role.WEAPON, Role.VICTIM,
        acts=frozenset({Act.KILLED, Act.WOUNDED, Act.MISSING, Act.CAPTURED, None}),
        source_types=frozenset({EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=False,
        legend="{source} was USED_AGAINST {target}",
    ),
    EdgeRule(
        EdgeType.SUFFERED_CASUALTIES_AT, ClaimType.CASUALTIES, Role.VICTIM, Role.PLACE,
        acts=frozenset({Act.KILLED, Act.WOUNDED, Act.MISSING, Act.CAPTURED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} SUFFERED_CASUALTIES_AT {target}",
    ),
    EdgeRule(
        EdgeType.CAUSED_CASUALTIES_AT, ClaimType.CASUALTIES, Role.AGENT, Role.PLACE,
        acts=frozenset({Act.KILLED, Act.WOUNDED, Act.MISSING, Act.CAPTURED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} CAUSED_CASUALTIES_AT {target}",
    ),
    EdgeRule(
        EdgeType.USED_AT, ClaimType.CASUALTIES, Role.WEAPON, Role.PLACE,
        acts=frozenset({Act.KILLED, Act.WOUNDED, Act.MISSING, Act.CAPTURED, None}),
        source_types=frozenset({EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} was USED_AT {target}",
    ),
    EdgeRule(
        EdgeType.CONTROLS, ClaimType.CONTROL, Role.ACTOR, Role.TERRITORY,
        acts=frozenset({Act.HELD, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} CONTROLS {target}",
    ),
    EdgeRule(
        EdgeType.SEIZED, ClaimType.CONTROL, Role.ACTOR, Role.TERRITORY,
        acts=frozenset({Act.SEIZED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} SEIZED {target}",
    ),
    EdgeRule(
        EdgeType.ENDED_CONTROL_OF, ClaimType.CONTROL, Role.ACTOR, Role.TERRITORY,
        acts=frozenset({Act.LOST}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} ENDED_CONTROL_OF {target}",
    ),
    EdgeRule(
        EdgeType.LOST_CONTROL_OF, ClaimType.CONTROL, Role.LOSER, Role.TERRITORY,
        acts=frozenset({Act.SEIZED, Act.HELD, Act.LOST, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} LOST_CONTROL_OF {target}",
    ),
    EdgeRule(
        EdgeType.TOOK_TERRITORY_FROM, ClaimType.CONTROL, Role.ACTOR, Role.LOSER,
        acts=frozenset({Act.SEIZED, Act.HELD, Act.LOST, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=False,
        legend="{source} TOOK_TERRITORY_FROM {target}",
    ),
    EdgeRule(
        EdgeType.CONTROLS_AT, ClaimType.CONTROL, Role.ACTOR, Role.PLACE,
        acts=frozenset({Act.HELD, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} CONTROLS_AT {target} something",
    ),
    EdgeRule(
        EdgeType.FOUGHT_FOR_TERRITORY_AT, ClaimType.CONTROL, Role.ACTOR, Role.PLACE,
        acts=frozenset({Act.LOST, Act.SEIZED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} FOUGHT_FOR_TERRITORY_AT {target}",
    ),
    EdgeRule(
        EdgeType.FOUGHT_FOR_TERRITORY_AT, ClaimType.CONTROL, Role.LOSER, Role.PLACE,
        acts=frozenset({Act.LOST, Act.SEIZED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} FOUGHT_FOR_TERRITORY_AT {target}",
    ),
    EdgeRule(
        EdgeType.PARTY_TO, ClaimType.AGREEMENT, Role.PARTY, Role.AGREEMENT,
        acts=frozenset({Act.EXTENDED, Act.RATIFIED, Act.SIGNED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.AGREEMENT}),
        symmetric=False,
        legend="{source} is PARTY_TO {target}",
    ),
    EdgeRule(
        EdgeType.NEGOTIATED, ClaimType.AGREEMENT, Role.PARTY, Role.AGREEMENT,
        acts=frozenset({Act.NEGOTIATED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.AGREEMENT}),
        symmetric=False,
        legend="{source} NEGOTIATED {target}",
    ),
    EdgeRule(
        EdgeType.VIOLATED, ClaimType.AGREEMENT, Role.PARTY, Role.AGREEMENT,
        acts=frozenset({Act.VIOLATED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.AGREEMENT}),
        symmetric=False,
        legend="{source} VIOLATED {target}",
    ),
    EdgeRule(
        EdgeType.ENDED, ClaimType.AGREEMENT, Role.PARTY, Role.AGREEMENT,
        acts=frozenset({Act.ENDED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.AGREEMENT}),
        symmetric=False,
        legend="{source} ENDED {target}",
    ),
    EdgeRule(
        EdgeType.REJECTED, ClaimType.AGREEMENT, Role.PARTY, Role.AGREEMENT,
        acts=frozenset({Act.REJECTED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.AGREEMENT}),
        symmetric=False,
        legend="{source} REJECTED {target}",
    ),
    EdgeRule(
        EdgeType.MEDIATED, ClaimType.AGREEMENT, Role.MEDIATOR, Role.AGREEMENT,
        acts=frozenset({Act.NEGOTIATED, Act.SIGNED, Act.RATIFIED, Act.EXTENDED, Act.VIOLATED, Act.ENDED, Act.REJECTED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.AGREEMENT}),
        symmetric=False,
        legend="{source} MEDIATED {target}",
    ),
    EdgeRule(
        EdgeType.AGREED_WITH, ClaimType.AGREEMENT, Role.PARTY, Role.PARTY,
        acts=frozenset({Act.EXTENDED, Act.RATIFIED, Act.SIGNED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=True,
        legend="{source} AGREED_WITH {target}",
    ),
    EdgeRule(
        EdgeType.NEGOTIATED_WITH, ClaimType.AGREEMENT, Role.PARTY, Role.PARTY,
        acts=frozenset({Act.NEGOTIATED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=True,
        legend="{source} NEGOTIATED_WITH {target}",
    ),
    EdgeRule(
        EdgeType.ENDED_AGREEMENT_WITH, ClaimType.AGREEMENT, Role.PARTY, Role.PARTY,
        acts=frozenset({Act.ENDED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=True,
        legend="{source} ENDED_AGREEMENT_WITH {target}",
    ),
    EdgeRule(
        EdgeType.DISPUTES_AGREEMENT_WITH, ClaimType.AGREEMENT, Role.PARTY, Role.PARTY,
        acts=frozenset({Act.REJECTED, Act.VIOLATED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=True,
        legend="{source} DISPUTES_AGREEMENT_WITH {target}",
    ),
    EdgeRule(
        EdgeType.MEDIATED_FOR, ClaimType.AGREEMENT, Role.MEDIATOR, Role.PARTY,
        acts=frozenset({Act.NEGOTIATED, Act.SIGNED, Act.RATIFIED, Act.EXTENDED, Act.VIOLATED, Act.ENDED, Act.REJECTED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=False,
        legend="{source} MEDIATED_FOR {target}",
    ),
    EdgeRule(
        EdgeType.NAMES_PLACE, ClaimType.AGREEMENT, Role.AGREEMENT, Role.PLACE,
        acts=frozenset({Act.NEGOTIATED, Act.SIGNED, Act.RATIFIED, Act.EXTENDED, Act.VIOLATED, Act.ENDED, Act.REJECTED, None}),
        source_types=frozenset({EntityType.AGREEMENT}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} NAMES_PLACE {target}: made there or in force there",
    ),
    EdgeRule(
        EdgeType.DEALT_AT, ClaimType.AGREEMENT, Role.PARTY, Role.PLACE,
        acts=frozenset({Act.NEGOTIATED, Act.SIGNED, Act.RATIFIED, Act.EXTENDED, Act.VIOLATED, Act.ENDED, Act.REJECTED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} DEALT_AT {target}",
    ),
    EdgeRule(
        EdgeType.DEALT_AT, ClaimType.AGREEMENT, Role.MEDIATOR, Role.PLACE,
        acts=frozenset({Act.NEGOTIATED, Act.SIGNED, Act.RATIFIED, Act.EXTENDED, Act.VIOLATED, Act.ENDED, Act.REJECTED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} DEALT_AT {target}",
    ),
    EdgeRule(
        EdgeType.MET, ClaimType.MEETING, Role.PARTICIPANT, Role.PARTICIPANT,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=True,
        legend="{source} MET {target}",
    ),
    EdgeRule(
        EdgeType.HOSTED, ClaimType.MEETING, Role.HOST, Role.PARTICIPANT,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=False,
        legend="{source} HOSTED {target}",
    ),
    EdgeRule(
        EdgeType.MET_AT, ClaimType.MEETING, Role.PARTICIPANT, Role.PLACE,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} MET_AT {target}",
    ),
    EdgeRule(
        EdgeType.MET_AT, ClaimType.MEETING, Role.HOST, Role.PLACE,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} MET_AT {target}",
    ),
    EdgeRule(
        EdgeType.MET_AT_SEAT_OF, ClaimType.MEETING, Role.PARTICIPANT, Role.PLACE,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.ORGANIZATION, EntityType.WEAPON}),
        symmetric=False,
        legend="{source} MET_AT_SEAT_OF {target}",
    ),
    EdgeRule(
        EdgeType.SANCTIONED, ClaimType.SANCTION, Role.IMPOSER, Role.TARGET,
        acts=frozenset({Act.IMPOSED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON, EntityType.PLACE}),
        symmetric=False,
        legend="{source} SANCTIONED {target}",
    ),
    EdgeRule(
        EdgeType.LIFTED_SANCTIONS_ON, ClaimType.SANCTION, Role.IMPOSER, Role.TARGET,
        acts=frozenset({Act.LIFTED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON, EntityType.PLACE}),
        symmetric=False,
        legend="{source} LIFTED_SANCTIONS_ON {target}",
    ),
    EdgeRule(
        EdgeType.BANNED, ClaimType.SANCTION, Role.IMPOSER, Role.ITEM,
        acts=frozenset({Act.IMPOSED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.WEAPON}),
        symmetric=False,
        legend="{source} BANNED {target}",
    ),
    EdgeRule(
        EdgeType.UNBANNED, ClaimType.SANCTION, Role.IMPOSER, Role.ITEM,
        acts=frozenset({Act.LIFTED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.WEAPON}),
        symmetric=False,
        legend="{source} UNBANNED {target}",
    ),
    EdgeRule(
        EdgeType.BARRED_FROM, ClaimType.SANCTION, Role.TARGET, Role.ITEM,
        acts=frozenset({Act.IMPOSED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON, EntityType.PLACE}),
        target_types=frozenset({EntityType.WEAPON}),
        symmetric=False,
        legend="{source} is BARRED_FROM {target}",
    ),
    EdgeRule(
        EdgeType.SANCTIONED_WITH, ClaimType.SANCTION, Role.IMPOSER, Role.IMPOSER,
        acts=frozenset({Act.IMPOSED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=True,
        legend="{source} SANCTIONED_WITH {target}",
    ),
    EdgeRule(
        EdgeType.AIDED, ClaimType.AID, Role.DONOR, Role.RECIPIENT,
        acts=frozenset({Act.GIVEN, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.PLACE}),
        symmetric=False,
        legend="{source} AIDED {target}",
    ),
    EdgeRule(
        EdgeType.PLEDGED_AID_TO, ClaimType.AID, Role.DONOR, Role.RECIPIENT,
        acts=frozenset({Act.PLEDGED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.PLACE}),
        symmetric=False,
        legend="{source} PLEDGED_AID_TO {target}",
    ),
    EdgeRule(
        EdgeType.SUSPENDED_AID_TO, ClaimType.AID, Role.DONOR, Role.RECIPIENT,
        acts=frozenset({Act.SUSPENDED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.PLACE}),
        symmetric=False,
        legend="{source} SUSPENDED_AID_TO {target}",
    ),
    EdgeRule(
        EdgeType.HELPED_WITH, ClaimType.AID, Role.DONOR, Role.ITEM,
        acts=frozenset({Act.GIVEN, Act.PLEDGED, Act.SUSPENDED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.WEAPON}),
        symmetric=False,
        legend="{source} HELPED_WITH {target}",
    ),
    EdgeRule(
        EdgeType.TRAINED_ON, ClaimType.AID, Role.RECIPIENT, Role.ITEM,
        acts=frozenset({Act.GIVEN, Act.PLEDGED, Act.SUSPENDED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.PLACE}),
        target_types=frozenset({EntityType.WEAPON}),
        symmetric=False,
        legend="{source} was TRAINED_ON or helped with {target}",
    ),
    EdgeRule(
        EdgeType.AIDED_WITH, ClaimType.AID, Role.DONOR, Role.DONOR,
        acts=frozenset({Act.GIVEN, Act.PLEDGED, Act.SUSPENDED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=True,
        legend="{source} AIDED_WITH {target} a third",
    ),
    EdgeRule(
        EdgeType.AIDED_AT, ClaimType.AID, Role.DONOR, Role.PLACE,
        acts=frozenset({Act.GIVEN, Act.PLEDGED, Act.SUSPENDED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} gave or was given help there: AIDED_AT {target}",
    ),
    EdgeRule(
        EdgeType.AIDED_AT, ClaimType.AID, Role.RECIPIENT, Role.PLACE,
        acts=frozenset({Act.GIVEN, Act.PLEDGED, Act.SUSPENDED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.PLACE}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} gave or was given help there: AIDED_AT {target}",
    ),
    EdgeRule(
        EdgeType.PRODUCED, ClaimType.PRODUCTION, Role.PRODUCER, Role.ITEM,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.WEAPON}),
        symmetric=False,
        legend="{source} PRODUCED {target}",
    ),
    EdgeRule(
        EdgeType.PRODUCED_WITH, ClaimType.PRODUCTION, Role.PRODUCER, Role.PRODUCER,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        symmetric=True,
        legend="{source} PRODUCED_WITH {target}",
    ),
    EdgeRule(
        EdgeType.PRODUCED_AT, ClaimType.PRODUCTION, Role.PRODUCER, Role.PLACE,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} built or was built: PRODUCED_AT {target}",
    ),
    EdgeRule(
        EdgeType.PRODUCED_AT, ClaimType.PRODUCTION, Role.ITEM, Role.PLACE,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} built or was built: PRODUCED_AT {target}",
    ),
    EdgeRule(
        EdgeType.TESTED, ClaimType.WEAPON_TEST, Role.ACTOR, Role.ITEM,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.WEAPON}),
        symmetric=False,
        legend="{source} TESTED {target}",
    ),
    EdgeRule(
        EdgeType.TESTED_WITH, ClaimType.WEAPON_TEST, Role.ACTOR, Role.ACTOR,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        symmetric=True,
        legend="{source} TESTED_WITH {target}",
    ),
    EdgeRule(
        EdgeType.TESTED_AT, ClaimType.WEAPON_TEST, Role.ACTOR, Role.PLACE,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} tested or was TESTED_AT {target}",
    ),
    EdgeRule(
        EdgeType.TESTED_AT, ClaimType.WEAPON_TEST, Role.ITEM, Role.PLACE,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} tested or was TESTED_AT {target}",
    ),
    EdgeRule(
        EdgeType.EXERCISED_WITH, ClaimType.EXERCISE, Role.PARTICIPANT, Role.PARTICIPANT,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        symmetric=True,
        legend="{source} EXERCISED_WITH {target}",
    ),
    EdgeRule(
        EdgeType.EXERCISED_AT, ClaimType.EXERCISE, Role.PARTICIPANT, Role.PLACE,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} EXERCISED_AT {target}",
    ),
    EdgeRule(
        EdgeType.THREATENED, ClaimType.THREAT, Role.ACTOR, Role.TARGET,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON, EntityType.PLACE}),
        symmetric=False,
        legend="{source} THREATENED {target}",
    ),
    EdgeRule(
        EdgeType.THREATENED_AT, ClaimType.THREAT, Role.ACTOR, Role.PLACE,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} THREATENED_AT {target}",
    ),
    EdgeRule(
        EdgeType.ABLE_AT, ClaimType.CAPABILITY, Role.ITEM, Role.PLACE,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} is ABLE_AT {target}",
    ),
    EdgeRule(
        EdgeType.HOLDS_OFFICE_IN, ClaimType.POSITION, Role.PERSON, Role.ORGANIZATION,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON, EntityType.PLACE}),
        symmetric=False,
        legend="{source} HOLDS_OFFICE_IN {target}",
    ),
    EdgeRule(
        EdgeType.SERVES_AT, ClaimType.POSITION, Role.PERSON, Role.PLACE,
        acts=frozenset({None}),
        source_types=frozenset({EntityType.PERSON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} SERVES_AT {target}",
    ),
    EdgeRule(
        EdgeType.COOPERATES_WITH, ClaimType.COOPERATION, Role.PARTICIPANT, Role.PARTICIPANT,
        acts=frozenset({Act.DEEPENED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        symmetric=True,
        legend="{source} COOPERATES_WITH {target}",
    ),
    EdgeRule(
        EdgeType.REDUCED_TIES_WITH, ClaimType.COOPERATION, Role.PARTICIPANT, Role.PARTICIPANT,
        acts=frozenset({Act.REDUCED}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        symmetric=True,
        legend="{source} REDUCED_TIES_WITH {target}",
    ),
    EdgeRule(
        EdgeType.COOPERATES_AT, ClaimType.COOPERATION, Role.PARTICIPANT, Role.PLACE,
        acts=frozenset({Act.DEEPENED, None}),
        source_types=frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.ARMED_FORCE, EntityType.PERSON, EntityType.WEAPON}),
        target_types=frozenset({EntityType.COUNTRY, EntityType.PLACE}),
        symmetric=False,
        legend="{source} COOPERATES_AT {target}",
    ),
)

#: Label of a claim's node beside ``Claim``.
CLAIM_LABELS: dict[ClaimType, NodeLabel] = {
    ClaimType.ARMS_TRANSFER: NodeLabel.ARMS_TRANSFER_CLAIM,
    ClaimType.DEPLOYMENT: NodeLabel.DEPLOYMENT_CLAIM,
    ClaimType.ATTACK: NodeLabel.ATTACK_CLAIM,
    ClaimType.LOSS: NodeLabel.LOSS_CLAIM,
    ClaimType.CASUALTIES: NodeLabel.CASUALTIES_CLAIM,
    ClaimType.CONTROL: NodeLabel.CONTROL_CLAIM,
    ClaimType.AGREEMENT: NodeLabel.AGREEMENT_CLAIM,
    ClaimType.MEETING: NodeLabel.MEETING_CLAIM,
    ClaimType.SANCTION: NodeLabel.SANCTION_CLAIM,
    ClaimType.AID: NodeLabel.AID_CLAIM,
    ClaimType.PRODUCTION: NodeLabel.PRODUCTION_CLAIM,
    ClaimType.WEAPON_TEST: NodeLabel.WEAPON_TEST_CLAIM,
    ClaimType.EXERCISE: NodeLabel.EXERCISE_CLAIM,
    ClaimType.THREAT: NodeLabel.THREAT_CLAIM,
    ClaimType.CAPABILITY: NodeLabel.CAPABILITY_CLAIM,
    ClaimType.POSITION: NodeLabel.POSITION_CLAIM,
    ClaimType.COOPERATION: NodeLabel.COOPERATION_CLAIM,
}

#: Relationship type of each role that entities or descriptions fill.
ROLE_RELATIONS: dict[Role, RelationType] = {
    Role.SUPPLIER: RelationType.SUPPLIER,
    Role.RECIPIENT: RelationType.RECIPIENT,
    Role.ITEM: RelationType.ITEM,
    Role.INTERMEDIARY: RelationType.INTERMEDIARY,
    Role.ACTOR: RelationType.ACTOR,
    Role.ASSET: RelationType.ASSET,
    Role.ORIGIN: RelationType.ORIGIN,
    Role.DESTINATION: RelationType.DESTINATION,
    Role.ATTACKER: RelationType.ATTACKER,
    Role.TARGET: RelationType.TARGET,
    Role.WEAPON: RelationType.WEAPON,
    Role.OWNER: RelationType.OWNER,
    Role.AGENT: RelationType.AGENT,
    Role.VICTIM: RelationType.VICTIM,
    Role.TERRITORY: RelationType.TERRITORY,
    Role.LOSER: RelationType.LOSER,
    Role.PARTY: RelationType.PARTY,
    Role.AGREEMENT: RelationType.AGREEMENT,
    Role.MEDIATOR: RelationType.MEDIATOR,
    Role.PARTICIPANT: RelationType.PARTICIPANT,
    Role.HOST: RelationType.HOST,
    Role.IMPOSER: RelationType.IMPOSER,
    Role.DONOR: RelationType.DONOR,
    Role.PRODUCER: RelationType.PRODUCER,
    Role.EXERCISE: RelationType.EXERCISE,
    Role.PERSON: RelationType.PERSON,
    Role.ORGANIZATION: RelationType.ORGANIZATION,
    Role.PLACE: RelationType.PLACE,
}

#: The next wider class of a weapon class; the widest have none.
WEAPON_BROADER: dict[WeaponClass, WeaponClass] = {
    WeaponClass.AERIAL_BOMB: WeaponClass.MUNITION,
    WeaponClass.AEROBALLISTIC_MISSILE: WeaponClass.BALLISTIC_MISSILE,
    WeaponClass.AIR_TO_AIR_MISSILE: WeaponClass.ANTI_AIR_MISSILE,
    WeaponClass.AMBULANCE: WeaponClass.MILITARY_VEHICLE,
    WeaponClass.AMPHIBIOUS_SHIP: WeaponClass.VESSEL,
    WeaponClass.ANTI_AIR_MISSILE: WeaponClass.MISSILE,
    WeaponClass.ANTI_AIRCRAFT_GUN: WeaponClass.AIR_DEFENCE_SYSTEM,
    WeaponClass.ANTI_ARMOUR_MUNITION: WeaponClass.MUNITION,
    WeaponClass.ANTI_MISSILE_MUNITION: WeaponClass.MUNITION,
    WeaponClass.ANTI_PERSONNEL_MINE: WeaponClass.MINE,
    WeaponClass.ANTI_PERSONNEL_MUNITION: WeaponClass.MUNITION,
    WeaponClass.ANTI_RADIATION_MISSILE: WeaponClass.MISSILE,
    WeaponClass.ANTI_SHIP_MISSILE: WeaponClass.MISSILE,
    WeaponClass.ANTI_SHIP_MUNITION: WeaponClass.MUNITION,
    WeaponClass.ANTI_SUBMARINE_MUNITION: WeaponClass.MUNITION,
    WeaponClass.ANTI_TANK_MINE: WeaponClass.MINE,
    WeaponClass.ANTI_TANK_MISSILE: WeaponClass.MISSILE,
    WeaponClass.ANTI_TANK_WEAPON: WeaponClass.INFANTRY_WEAPON,
    WeaponClass.ARMOURED_FIGHTING_VEHICLE: WeaponClass.ARMOURED_VEHICLE,
    WeaponClass.ARMOURED_PERSONNEL_CARRIER: WeaponClass.ARMOURED_VEHICLE,
    WeaponClass.ARMOURED_VEHICLE: WeaponClass.MILITARY_VEHICLE,
    WeaponClass.ASSAULT_RIFLE: WeaponClass.INFANTRY_WEAPON,
    WeaponClass.ATTACK_AIRCRAFT: WeaponClass.AIRCRAFT,
    WeaponClass.ATTACK_HELICOPTER: WeaponClass.HELICOPTER,
    WeaponClass.AUXILIARY_SHIP: WeaponClass.VESSEL,
    WeaponClass.AWACS: WeaponClass.SURVEILLANCE_AIRCRAFT,
    WeaponClass.BALLISTIC_MISSILE: WeaponClass.MISSILE,
    WeaponClass.BATTLEFIELD_SUPPORT_MUNITION: WeaponClass.MUNITION,
    WeaponClass.BOMBER: WeaponClass.AIRCRAFT,
    WeaponClass.CARRIER: WeaponClass.VESSEL,
    WeaponClass.COASTAL_DEFENCE_SYSTEM: WeaponClass.ARTILLERY,
    WeaponClass.COMMAND_POST_VEHICLE: WeaponClass.MILITARY_VEHICLE,
    WeaponClass.CRUISE_MISSILE: WeaponClass.MISSILE,
    WeaponClass.CRUISER: WeaponClass.VESSEL,
    WeaponClass.DESTROYER: WeaponClass.VESSEL,
    WeaponClass.ELECTRONIC_WARFARE_AIRCRAFT: WeaponClass.AIRCRAFT,
    WeaponClass.ENGINEER_VEHICLE: WeaponClass.MILITARY_VEHICLE,
    WeaponClass.FIGHTER_AIRCRAFT: WeaponClass.AIRCRAFT,
    WeaponClass.FRIGATE: WeaponClass.VESSEL,
    WeaponClass.GLIDE_BOMB: WeaponClass.AERIAL_BOMB,
    WeaponClass.GLIDE_BOMB_KIT: WeaponClass.GUIDED_BOMB_KIT,
    WeaponClass.GROUND_LAUNCHED_BOMB: WeaponClass.MUNITION,
    WeaponClass.GUIDED_BOMB_KIT: WeaponClass.AERIAL_BOMB,
    WeaponClass.GUIDED_PROJECTILE: WeaponClass.MUNITION,
    WeaponClass.GUIDED_ROCKET: WeaponClass.ROCKET,
    WeaponClass.HELICOPTER: WeaponClass.AIRCRAFT,
    WeaponClass.HYPERSONIC_CRUISE_MISSILE: WeaponClass.CRUISE_MISSILE,
    WeaponClass.HYPERSONIC_GLIDE_VEHICLE: WeaponClass.MISSILE,
    WeaponClass.ICBM: WeaponClass.BALLISTIC_MISSILE,
    WeaponClass.INFANTRY_FIGHTING_VEHICLE: WeaponClass.ARMOURED_FIGHTING_VEHICLE,
    WeaponClass.IRBM: WeaponClass.BALLISTIC_MISSILE,
    WeaponClass.LIGHT_VEHICLE: WeaponClass.MILITARY_VEHICLE,
    WeaponClass.LITTORAL_COMBAT_SHIP: WeaponClass.VESSEL,
    WeaponClass.LOITERING_MUNITION: WeaponClass.UAV,
    WeaponClass.MANPADS: WeaponClass.AIR_DEFENCE_SYSTEM,
    WeaponClass.MARITIME_PATROL_AIRCRAFT: WeaponClass.AIRCRAFT,
    WeaponClass.MINE: WeaponClass.MUNITION,
    WeaponClass.MINE_WARFARE: WeaponClass.MILITARY_VEHICLE,
    WeaponClass.MINE_WARFARE_SHIP: WeaponClass.VESSEL,
    WeaponClass.MORTAR: WeaponClass.ARTILLERY,
    WeaponClass.MRAP: WeaponClass.ARMOURED_VEHICLE,
    WeaponClass.MRBM: WeaponClass.BALLISTIC_MISSILE,
    WeaponClass.MULTIPLE_ROCKET_LAUNCHER: WeaponClass.ROCKET_ARTILLERY,
    WeaponClass.NUCLEAR_TORPEDO: WeaponClass.TORPEDO,
    WeaponClass.ONE_WAY_ATTACK_UAV: WeaponClass.UAV,
    WeaponClass.PATROL_CRAFT: WeaponClass.VESSEL,
    WeaponClass.RADAR: WeaponClass.SENSOR,
    WeaponClass.RADAR_OR_EW: WeaponClass.SENSOR,
    WeaponClass.RECOILLESS_RIFLE: WeaponClass.ANTI_TANK_WEAPON,
    WeaponClass.RECONNAISSANCE_AIRCRAFT: WeaponClass.AIRCRAFT,
    WeaponClass.RECOVERY_VEHICLE: WeaponClass.MILITARY_VEHICLE,
    WeaponClass.ROCKET: WeaponClass.MUNITION,
    WeaponClass.ROCKET_ARTILLERY: WeaponClass.ARTILLERY,
    WeaponClass.RPG: WeaponClass.ANTI_TANK_WEAPON,
    WeaponClass.SELF_PROPELLED_ARTILLERY_OR_ROCKET_OR_MISSILE_LAUNCHER: WeaponClass.ARTILLERY,
    WeaponClass.SELF_PROPELLED_GUN: WeaponClass.ARTILLERY,
    WeaponClass.SELF_PROPELLED_HOWITZER: WeaponClass.ARTILLERY,
    WeaponClass.SELF_PROPELLED_MORTAR: WeaponClass.MORTAR,
    WeaponClass.SLBM: WeaponClass.BALLISTIC_MISSILE,
    WeaponClass.STRATEGIC_MISSILE: WeaponClass.MISSILE,
    WeaponClass.SUBMARINE: WeaponClass.VESSEL,
    WeaponClass.SURFACE_TO_AIR_MISSILE: WeaponClass.ANTI_AIR_MISSILE,
    WeaponClass.SURVEILLANCE_AIRCRAFT: WeaponClass.AIRCRAFT,
    WeaponClass.TACTICAL_BALLISTIC_MISSILE: WeaponClass.BALLISTIC_MISSILE,
    WeaponClass.TACTICAL_MISSILE: WeaponClass.MISSILE,
    WeaponClass.TANK: WeaponClass.ARMOURED_VEHICLE,
    WeaponClass.THERMOBARIC_ROCKET_LAUNCHER: WeaponClass.ROCKET_ARTILLERY,
    WeaponClass.TORPEDO: WeaponClass.MUNITION,
    WeaponClass.TOWED_ARTILLERY: WeaponClass.ARTILLERY,
    WeaponClass.TOWED_HOWITZER: WeaponClass.TOWED_ARTILLERY,
    WeaponClass.TRAINER_AIRCRAFT: WeaponClass.AIRCRAFT,
    WeaponClass.TRANSPORT_AIRCRAFT: WeaponClass.AIRCRAFT,
    WeaponClass.TRANSPORT_TANKER_AIRCRAFT: WeaponClass.AIRCRAFT,
    WeaponClass.TRUCK: WeaponClass.MILITARY_VEHICLE,
    WeaponClass.UAV: WeaponClass.UNMANNED_VEHICLE,
    WeaponClass.UGV: WeaponClass.UNMANNED_VEHICLE,
    WeaponClass.UNMANNED_SURFACE_VEHICLE: WeaponClass.UNMANNED_VEHICLE,
    WeaponClass.UUV: WeaponClass.UNMANNED_VEHICLE,
}

#: Codes that weapon tables use, with the class each means.
WEAPON_CODES: dict[str, WeaponClass] = {
    "aerial_bomb": WeaponClass.AERIAL_BOMB,
    "aeroballistic_missile": WeaponClass.AEROBALLISTIC_MISSILE,
    "air_cushion_surface_effect": WeaponClass.AMPHIBIOUS_SHIP,
    "air_defence_gun": WeaponClass.ANTI_AIRCRAFT_GUN,
    "air_defence_system": WeaponClass.AIR_DEFENCE_SYSTEM,
    "air_to_air_missile": WeaponClass.AIR_TO_AIR_MISSILE,
    "aircraft": WeaponClass.AIRCRAFT,
    "aircraft_other": WeaponClass.AIRCRAFT,
    "ambulance": WeaponClass.AMBULANCE,
    "ammunition_ship": WeaponClass.AUXILIARY_SHIP,
    "amphibious_assault_ship": WeaponClass.AMPHIBIOUS_SHIP,
    "amphibious_ship": WeaponClass.AMPHIBIOUS_SHIP,
    "amphibious_transport_dock": WeaponClass.AMPHIBIOUS_SHIP,
    "anti_air_missile": WeaponClass.ANTI_AIR_MISSILE,
    "anti_aircraft_gun": WeaponClass.ANTI_AIRCRAFT_GUN,
    "anti_armour_munition": WeaponClass.ANTI_ARMOUR_MUNITION,
    "anti_missile_munition": WeaponClass.ANTI_MISSILE_MUNITION,
    "anti_personnel_mine": WeaponClass.ANTI_PERSONNEL_MINE,
    "anti_personnel_munition": WeaponClass.ANTI_PERSONNEL_MUNITION,
    "anti_radiation_missile": WeaponClass.ANTI_RADIATION_MISSILE,
    "anti_satellite_weapon": WeaponClass.ANTI_SATELLITE_WEAPON,
    "anti_ship_missile": WeaponClass.ANTI_SHIP_MISSILE,
    "anti_ship_munition": WeaponClass.ANTI_SHIP_MUNITION,
    "anti_submarine_munition": WeaponClass.ANTI_SUBMARINE_MUNITION,
    "anti_tank": WeaponClass.ANTI_TANK_WEAPON,
    "anti_tank_mine": WeaponClass.ANTI_TANK_MINE,
    "anti_tank_missile": WeaponClass.ANTI_TANK_MISSILE,
    "anti_tank_weapon": WeaponClass.ANTI_TANK_WEAPON,
    "armoured_fighting_vehicle": WeaponClass.ARMOURED_FIGHTING_VEHICLE,
    "armoured_personnel_carrier": WeaponClass.ARMOURED_PERSONNEL_CARRIER,
    "armoured_vehicle": WeaponClass.ARMOURED_VEHICLE,
    "artillery": WeaponClass.ARTILLERY,
    "artillery_or_rocket": WeaponClass.ARTILLERY,
    "assault_rifle": WeaponClass.ASSAULT_RIFLE,
    "attack_aircraft": WeaponClass.ATTACK_AIRCRAFT,
    "attack_helicopter": WeaponClass.ATTACK_HELICOPTER,
    "auxiliary": WeaponClass.AUXILIARY_SHIP,
    "auxiliary_ship": WeaponClass.AUXILIARY_SHIP,
    "awacs": WeaponClass.AWACS,
    "ballistic_missile": WeaponClass.BALLISTIC_MISSILE,
    "battlefield_support_munition": WeaponClass.BATTLEFIELD_SUPPORT_MUNITION,
    "bomber": WeaponClass.BOMBER,
    "carrier": WeaponClass.CARRIER,
    "chemical_weapon": WeaponClass.CHEMICAL_WEAPON,
    "coast_guard_boats": WeaponClass.PATROL_CRAFT,
    "coast_guard_cutters": WeaponClass.PATROL_CRAFT,
    "coastal_defence_system": WeaponClass.COASTAL_DEFENCE_SYSTEM,
    "combat_stores_ship": WeaponClass.AUXILIARY_SHIP,
    "command_post_vehicle": WeaponClass.COMMAND_POST_VEHICLE,
    "command_ship_cruiser": WeaponClass.CRUISER,
    "cruise_missile": WeaponClass.CRUISE_MISSILE,
    "cruiser": WeaponClass.CRUISER,
    "cruiser_helicopter_carrier": WeaponClass.CARRIER,
    "destroyer": WeaponClass.DESTROYER,
    "destroyer_tender": WeaponClass.AUXILIARY_SHIP,
    "directed_energy_weapon": WeaponClass.DIRECTED_ENERGY_WEAPON,
    "dock_landing_ship": WeaponClass.AMPHIBIOUS_SHIP,
    "electronic_warfare": WeaponClass.ELECTRONIC_WARFARE_SYSTEM,
    "electronic_warfare_aircraft": WeaponClass.ELECTRONIC_WARFARE_AIRCRAFT,
    "electronic_warfare_system": WeaponClass.ELECTRONIC_WARFARE_SYSTEM,
    "engineer_vehicle": WeaponClass.ENGINEER_VEHICLE,
    "fast_attack_craft": WeaponClass.PATROL_CRAFT,
    "fast_combat_support_ship": WeaponClass.AUXILIARY_SHIP,
    "fighter_aircraft": WeaponClass.FIGHTER_AIRCRAFT,
    "frigate": WeaponClass.FRIGATE,
    "glide_bomb": WeaponClass.GLIDE_BOMB,
    "glide_bomb_kit": WeaponClass.GLIDE_BOMB_KIT,
    "ground_launched_bomb": WeaponClass.GROUND_LAUNCHED_BOMB,
    "guided_bomb_kit": WeaponClass.GUIDED_BOMB_KIT,
    "guided_missile_cruiser": WeaponClass.CRUISER,
    "guided_missile_destroyer": WeaponClass.DESTROYER,
    "guided_missile_frigate": WeaponClass.FRIGATE,
    "guided_missile_frigates": WeaponClass.FRIGATE,
    "guided_projectile": WeaponClass.GUIDED_PROJECTILE,
    "guided_rocket": WeaponClass.GUIDED_ROCKET,
    "helicopter": WeaponClass.HELICOPTER,
    "hydrofoil": WeaponClass.PATROL_CRAFT,
    "hypersonic_cruise_missile": WeaponClass.HYPERSONIC_CRUISE_MISSILE,
    "hypersonic_glide_vehicle": WeaponClass.HYPERSONIC_GLIDE_VEHICLE,
    "icbm": WeaponClass.ICBM,
    "infantry_fighting_vehicle": WeaponClass.INFANTRY_FIGHTING_VEHICLE,
    "infantry_weapon": WeaponClass.INFANTRY_WEAPON,
    "inflatable_boat": WeaponClass.PATROL_CRAFT,
    "irbm": WeaponClass.IRBM,
    "landing_craft": WeaponClass.AMPHIBIOUS_SHIP,
    "light_carrier": WeaponClass.CARRIER,
    "light_patrol_craft": WeaponClass.PATROL_CRAFT,
    "light_vehicle": WeaponClass.LIGHT_VEHICLE,
    "littoral_combat_ship": WeaponClass.LITTORAL_COMBAT_SHIP,
    "littoral_combat_ships": WeaponClass.LITTORAL_COMBAT_SHIP,
    "loitering_munition": WeaponClass.LOITERING_MUNITION,
    "manpads": WeaponClass.MANPADS,
    "maritime_patrol_aircraft": WeaponClass.MARITIME_PATROL_AIRCRAFT,
    "military_vehicle": WeaponClass.MILITARY_VEHICLE,
    "mine": WeaponClass.MINE,
    "mine_countermeasure_ship": WeaponClass.MINE_WARFARE_SHIP,
    "mine_countermeasure_ship_craft": WeaponClass.MINE_WARFARE_SHIP,
    "mine_coutermeasures_ship_craft": WeaponClass.MINE_WARFARE_SHIP,
    "mine_warfare": WeaponClass.MINE_WARFARE,
    "mine_warfare_ship": WeaponClass.MINE_WARFARE_SHIP,
    "missile": WeaponClass.MISSILE,
    "mortar": WeaponClass.MORTAR,
    "mrap": WeaponClass.MRAP,
    "mrbm": WeaponClass.MRBM,
    "multiple_rocket_launcher": WeaponClass.MULTIPLE_ROCKET_LAUNCHER,
    "munition": WeaponClass.MUNITION,
    "munition_other": WeaponClass.MUNITION,
    "non_combatant_ship": WeaponClass.AUXILIARY_SHIP,
    "nuclear_torpedo": WeaponClass.NUCLEAR_TORPEDO,
    "nuclear_weapon": WeaponClass.NUCLEAR_WEAPON,
    "one_way_attack_uav": WeaponClass.ONE_WAY_ATTACK_UAV,
    "patrol_craft": WeaponClass.PATROL_CRAFT,
    "private_motorboat": WeaponClass.PATROL_CRAFT,
    "private_sailboat": WeaponClass.PATROL_CRAFT,
    "radar": WeaponClass.RADAR,
    "radar_or_ew": WeaponClass.RADAR_OR_EW,
    "recoilless_rifle": WeaponClass.RECOILLESS_RIFLE,
    "reconnaissance_aircraft": WeaponClass.RECONNAISSANCE_AIRCRAFT,
    "recovery_vehicle": WeaponClass.RECOVERY_VEHICLE,
    "rocket": WeaponClass.ROCKET,
    "rocket_artillery": WeaponClass.ROCKET_ARTILLERY,
    "rpg": WeaponClass.RPG,
    "satellite": WeaponClass.SATELLITE,
    "self_propelled_artillery_or_rocket_or_missile_launcher": WeaponClass.SELF_PROPELLED_ARTILLERY_OR_ROCKET_OR_MISSILE_LAUNCHER,
    "self_propelled_gun": WeaponClass.SELF_PROPELLED_GUN,
    "self_propelled_howitzer": WeaponClass.SELF_PROPELLED_HOWITZER,
    "self_propelled_mortar": WeaponClass.SELF_PROPELLED_MORTAR,
    "sensor": WeaponClass.SENSOR,
    "slbm": WeaponClass.SLBM,
    "strategic_missile": WeaponClass.STRATEGIC_MISSILE,
    "submarine": WeaponClass.SUBMARINE,
    "subsurface_other": WeaponClass.SUBMARINE,
    "surface_to_air_missile": WeaponClass.SURFACE_TO_AIR_MISSILE,
    "surveillance_aircraft": WeaponClass.SURVEILLANCE_AIRCRAFT,
    "surveillance_ship": WeaponClass.AUXILIARY_SHIP,
    "tactical_ballistic_missile": WeaponClass.TACTICAL_BALLISTIC_MISSILE,
    "tactical_missile": WeaponClass.TACTICAL_MISSILE,
    "tank": WeaponClass.TANK,
    "tank_landing_ship": WeaponClass.AMPHIBIOUS_SHIP,
    "thermobaric_rocket_launcher": WeaponClass.THERMOBARIC_ROCKET_LAUNCHER,
    "torpedo": WeaponClass.TORPEDO,
    "towed_artillery": WeaponClass.TOWED_ARTILLERY,
    "towed_howitzer": WeaponClass.TOWED_HOWITZER,
    "trainer_aircraft": WeaponClass.TRAINER_AIRCRAFT,
    "transport_aircraft": WeaponClass.TRANSPORT_AIRCRAFT,
    "transport_tanker_aircraft": WeaponClass.TRANSPORT_TANKER_AIRCRAFT,
    "truck": WeaponClass.TRUCK,
    "uav": WeaponClass.UAV,
    "ugv": WeaponClass.UGV,
    "unmanned_surface_vehicle": WeaponClass.UNMANNED_SURFACE_VEHICLE,
    "unmanned_vehicle": WeaponClass.UNMANNED_VEHICLE,
    "utility": WeaponClass.AUXILIARY_SHIP,
    "uuv": WeaponClass.UUV,
    "vessel": WeaponClass.VESSEL,
}
