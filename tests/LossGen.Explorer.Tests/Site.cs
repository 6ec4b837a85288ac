using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace LossGen.Explorer.Tests;

/// <summary>A folder of files behind an address of this machine's, as any server of static files has them.</summary>
internal sealed class Site : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _folder;

    public Site(string folder)
    {
        _folder = folder;
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        Address = $"http://localhost:{((IPEndPoint)free.LocalEndpoint).Port}/";
        free.Stop();
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = Serve();
    }

    public string Address { get; }

    public void Dispose() => _listener.Close();

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Answer(context);
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        try
        {
            string path = Path.Combine(_folder, context.Request.Url!.AbsolutePath.TrimStart('/'));
            if (Directory.Exists(path)) path = Path.Combine(path, "index.html");
            using HttpListenerResponse response = context.Response;
            if (!File.Exists(path))
            {
                response.StatusCode = 404;
                return;
            }

            response.ContentType = Path.GetExtension(path) switch
            {
                ".html" => "text/html",
                ".js" => "text/javascript",
                ".css" => "text/css",
                ".wasm" => "application/wasm",
                ".json" => "application/json",
                _ => "application/octet-stream",
            };
            byte[] bytes = await File.ReadAllBytesAsync(path);
            await response.OutputStream.WriteAsync(bytes);
        }
        catch (HttpListenerException)
        {
            // The browser was closed while it still loaded.
        }
    }
}
