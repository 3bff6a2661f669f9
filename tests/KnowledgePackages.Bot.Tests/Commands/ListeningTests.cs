using KnowledgePackages.Bot.Cards;
using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Bot.Dialogs;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Tests.Commands;

/// <summary>What written texts mean at an open question, and what must not be taken for an answer.</summary>
public class ListeningTests
{
    private static readonly Listener Listener = new(new Phrasebook(TestContent.English), new LanguageBook(TestContent.Content));

    [Fact]
    public void Means_yes() => AllMean(AnswerValue.Yes, """
        yes | Yes | YES! | yes. | y | Y | yess | yesss | yeeeeees!!! | yep | Yup | yeah | yes please | ok yes | well, yes
        1 | 1. | #1 | (1) | one | option 1 | number one | 1️⃣ | ١
        Yes, we do | yes we do | we do | Yes, it does. | yes of course | Of course! | sure | definately | absolutely | absolutley
        I think so | I think yes | I would say yes | Yes, definitely | yes, very much | Yes, we have problems with companies | true
        Certainly | correct | it is very hard | yes it is hard | yes, it's really hard for us
        ｙｅｓ | yés | 👍 | 👍🏽 | 👍👍 | yes 👍 | yes 😀 | ✅
        """);

    [Fact]
    public void Means_no() => AllMean(AnswerValue.No, """
        no | No | NO! | no. | n | nooo | nope | Nope. | noep | nah | no no | never | No way! | 2 | 2) | two | option two
        not really | not realy | Not raelly | not at all | no, not really | of course not | certainly not | probably not
        we don't | we dont | We don’t | no we do not | No, it doesn't | no it isn't | I don't think so | i dont think so
        it is easy | not difficult | not dificult | No, thanks | no thank you | no, we have good partners
        👎 | 👎🏿 | ❌ | ＮＯ | nò | no 👍
        """);

    [Fact]
    public void Means_not_sure() => AllMean(AnswerValue.NotSure, """
        not sure | Not sure. | not shure | notsure | unsure | not so sure | I'm not sure | im not sure | I am not sure | we are not sure
        maybe | Maybe... | mayby | perhaps | perhabs | 3 | three | option 3
        I don't know | i dont know | idontknow | i do not know | dont know | dunno | idk | no idea | No idea! | I have no idea | no clue
        who knows | no one knows | hard to say | I can't say | 🤷 | 🤷‍♀️ | 🤷🏽‍♂️
        """);

    [Fact]
    public void Signs_that_nobody_sees_change_nothing() =>
        Assert.All([" yes ", "yes\n", "yes\u200B", "\u200Eyes\u200E", "yes" + new string(' ', 100_000)], text =>
            Assert.Equal(new Move.Answer("kp2-c3", AnswerValue.Yes), Hear(text)));

    [Fact]
    public void Is_not_taken_for_an_answer()
    {
        var taken = Texts("""
            not yes | not no | yes and no | yes or no | yes no | no yes | No. Yes! | Yes. No. | yes? | no? | maybe?
            sometimes | it depends | partly | a little | know | now | not | note | noon | yet | eyes | ok | okay
            1 2 | 12 | 0 | 6 | - | 1 yes
            yes but only sometimes | yes, but not always | Yes, but it depends | No, but sometimes | no, wait, yes
            No, however we had problems last year | no partners at all | no time for this
            no problem with that at all, we only struggle with money
            Do you mean yes or no? | Is that a yes? | should I say no | I said no last year | My colleague would say yes
            The no of learners is 200 | we have no partners abroad | there is no money for this | Nobody asked us before
            We know many firms. No contract yet. | yes we dont | no we do | we can
            incorrect | disagree | untrue | ja | oui | thanks a lot | Thank you very much | thanks very much!
            In our town there are many companies and no one of them wants to work with us because the last project was not a success
            """).Where(text => Hear(text) is Move.Answer);
        Assert.Empty(taken);
    }

    [Theory]
    [InlineData("what is smart specialisation?", "smart-specialisation")]
    [InlineData("yes but what is smart specialisation?", "smart-specialisation")]
    [InlineData("no, what is S3", "smart-specialisation")]
    [InlineData("What does 'triple helix' mean?", "triple-helix")]
    [InlineData("what's a CoVE", "cove")]
    [InlineData("whats a skills ecosystem", "skills-ecosystem")]
    [InlineData("what are learning outcomes", "learning-outcome")]
    [InlineData("smart specialisation", "smart-specialisation")]
    [InlineData("Smart Specialization?", "smart-specialisation")]
    [InlineData("what is smart specialisaton", "smart-specialisation")]
    [InlineData("define quadruple helix please", "quadruple-helix")]
    [InlineData("please explain applied research", "applied-research")]
    [InlineData("tell me about the ETF", "etf")]
    [InlineData("I don't know what smart specialisation is", "smart-specialisation")]
    [InlineData("no idea, what does smart specialisation mean", "smart-specialisation")]
    [InlineData("what is a VET centre?", "vet-centre")]
    [InlineData("what is the weather like", null)]
    [InlineData("what is love?", null)]
    public void Asks_for_a_term(string text, string? termId) => Assert.Equal(new Move.LookUp(termId), Hear(text));

    [Fact]
    public void Asks_for_an_explanation() => AllAre(new Move.Explain("kp2-c3"), """
        what does this mean? | what does this mean | What does it mean | explain | explain please | Example? | I don't understand
        what is this? | what is meant | what is the question | 5 | ? | ??? | what
        """);

    [Fact]
    public void Hears_commands_in_their_variants()
    {
        AllAre(new Move.Help(), "help | Help! | hepl | help me please | please help | commands | how does it work");
        AllAre(new Move.Back(), "back | Back. | bakc | go back | previous question | 4 | b | undo | 👈");
        AllAre(new Move.Restart(), "restart | re-start | restrat | start over | Start again! | from the beginning");
        AllAre(new Move.Status(), "status | where am I? | statsu | progress | how far?");
        AllAre(new Move.Route(), "stations | show the stations | statoins | station 2 | route");
        AllAre(new Move.Leave(), "stop | stpo | bye | see you later | continue later");
        AllAre(new Move.Continue(), "continue | go on | repeat please | contineu");
        AllAre(new Move.Glossary(), "words | glossary | glosary");
        AllAre(new Move.Greet(), "hello | Hi! | good morning | helo");
        AllAre(new Move.Change("kp2-c2"), "change 2 | Change answer 2 | question 2 | change question two");
    }

    private static Move? Hear(string text)
    {
        var journey = new Journey().Start() with
        {
            Answers = [new("kp2-c1", AnswerValue.No, default), new("kp2-c2", AnswerValue.No, default)],
        };
        var scene = new Scene(TestContent.Content, TestContent.English, journey);
        var place = Place.Of(journey, TestContent.Content, asksRestart: false);
        var choices = PlaceCards.For(scene, place).Choices;
        return Listener.Hear(Utterance.Of(text), scene, place, choices, choices);
    }

    private static void AllMean(AnswerValue value, string texts) => AllAre(new Move.Answer("kp2-c3", value), texts);

    private static void AllAre(Move move, string texts) => Assert.Empty(
        Texts(texts).Where(text => Hear(text) != move).Select(text => $"'{text}' is {Hear(text)}"));

    private static string[] Texts(string texts) =>
        texts.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
