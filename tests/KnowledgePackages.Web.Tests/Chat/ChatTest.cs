using KnowledgePackages.Domain.Content;
using KnowledgePackages.Web.Content;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgePackages.Web.Tests.Chat;

/// <summary>A test that uses the page at <c>/</c> with its English texts.</summary>
public abstract class ChatTest(PageHost host) : IClassFixture<PageHost>
{
    private protected PageHost Host { get; } = host;

    private protected ContentTexts English => Host.Services.GetRequiredService<CurrentContent>().Content.In("en");

    private protected string Yes => English.Message("answer.yes");

    private protected string No => English.Message("answer.no");

    private protected string Question(int number) => English.Message("question.number", ("number", number), ("total", 3));

    private protected async Task<PageVisitor> StartedAsync(PageHost? of = null) =>
        await (await (of ?? Host).Visit().OpenAsync()).PressAsync(English.Message("start.begin"));
}
