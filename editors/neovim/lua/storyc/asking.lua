--- Asks the server what no other language server is asked; docs/editors.md describes the requests.
local M = {}

--- Return the storyc client of a buffer.
--- @param buffer number
--- @return table|nil
function M.client(buffer)
  local clients = vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = buffer })
    or vim.lsp.buf_get_clients(buffer)
  for _, client in pairs(clients) do
    if client.name == 'storyc' then
      return client
    end
  end
end

--- Send a request about a buffer and give the result to `use`. What goes wrong is shown.
--- @param buffer number
--- @param method string
--- @param params table
--- @param use function
function M.ask(buffer, method, params, use)
  local client = M.client(buffer)
  if not client then
    vim.notify('storyc does not run for this buffer; is `storyc` on the path?', vim.log.levels.WARN)
    return
  end
  local function answered(failure, result)
    if failure then
      vim.notify('storyc: ' .. failure.message, vim.log.levels.ERROR)
    else
      use(result)
    end
  end
  if vim.fn.has('nvim-0.11') == 1 then
    client:request(method, params, answered, buffer)
  else
    client.request(method, params, answered, buffer)
  end
end

return M
