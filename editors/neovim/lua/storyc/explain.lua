--- Shows the page of a finding: what it means, why, and what to write.
local asking = require('storyc.asking')

local M = {}

local function code_at(buffer, line)
  local found = vim.diagnostic.get(buffer, { lnum = line })[1]
  -- Neovim before 0.8 keeps the code in what the server sent.
  return found and (found.code or vim.tbl_get(found, 'user_data', 'lsp', 'code'))
end

local function open(text)
  local buffer = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(text, '\n'))
  vim.bo[buffer].filetype = 'markdown'
  vim.bo[buffer].bufhidden = 'wipe'
  vim.bo[buffer].modifiable = false
  vim.cmd('belowright split')
  vim.api.nvim_win_set_buf(0, buffer)
end

--- Show the page of the finding in the cursor's line.
function M.show()
  local script = vim.api.nvim_get_current_buf()
  local code = code_at(script, vim.fn.line('.') - 1)
  if not code then
    return vim.notify('Nothing is found in this line.')
  end
  local params = { command = 'storyc.explain', arguments = { code } }
  asking.ask(script, 'workspace/executeCommand', params, open)
end

return M
