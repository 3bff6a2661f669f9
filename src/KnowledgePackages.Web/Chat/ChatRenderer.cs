using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace KnowledgePackages.Web.Chat;

/// <summary>Renders components as static HTML: the page, and the cards of the content preview.</summary>
internal sealed class ChatRenderer(ILoggerFactory loggers) : IDisposable
{
    // The encoder does not escape non-ASCII letters, so that a page is small in every language.
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .AddSingleton(loggers)
        .AddSingleton(typeof(ILogger<>), typeof(Logger<>))
        .BuildServiceProvider();

    /// <summary>Renders a whole page and writes it into the response.</summary>
    /// <typeparam name="TPage">A component with one parameter, <c>Model</c>.</typeparam>
    public async Task WriteAsync<TPage>(HttpContext context, object model)
        where TPage : IComponent
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        var html = await RenderAsync<TPage>(new() { ["Model"] = model });
        await context.Response.WriteAsync(html, context.RequestAborted);
    }

    /// <summary>Returns the HTML of a component.</summary>
    public async Task<string> RenderAsync<TComponent>(Dictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(_services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString()
        );
    }

    /// <inheritdoc/>
    public void Dispose() => _services.Dispose();
}
